#!/usr/bin/env bash
# Makes or updates the labels that forms and workflows use, with GitHub's command line: bash .github/labels.sh
set -euo pipefail

label() {
  gh label create "$1" --color "$2" --description "$3" --force
}

label kasus 1d76db "Studi kasus yang dikirim lewat formulir · A case study sent with the form"
label siap-usul 0e8a16 "Jadikan usulan perubahan; hanya penyunting · Turn it into a pull request; editors only"
label koreksi d93f0b "Ada yang keliru di situs · Something on the site is wrong"
label hak-jawab b60205 "Tanggapan organisasi yang disebut · A reply from an organisation that is named"
label konflik-kepentingan e99695 "Penulis atau penyunting terlibat · The writer or editor is involved"
label perlu-sumber fbca04 "Menunggu sumber atau persetujuan mitra · Waiting for sources or a partner's consent"
label terjemahan 5319e7 "Menyangkut bahasa kedua · About the other language"
label tautan c5def5 "Tautan ke luar yang tidak menjawab · External links that don't answer"
label teknis bfdadc "Kode, tampilan, dan alat · Code, design and tools"
