#!/usr/bin/env bash
# Writes FILE as the one comment with MARKER on an issue or pull request: bash .github/comment.sh NUMBER MARKER FILE
set -euo pipefail

number=$1 marker="<!-- $2 -->" file=$3
comments="repos/$GITHUB_REPOSITORY/issues"

if [ "$(head -n 1 "$file")" != "$marker" ]; then
  printf '%s\n\n' "$marker" | cat - "$file" > "$file.marked"
  file=$file.marked
fi
before=$(gh api --paginate "$comments/$number/comments" \
  --jq ".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$marker\"))) | .id" | sed -n 1p)
if [ -n "$before" ]; then
  gh api --method PATCH "$comments/comments/$before" --field "body=@$file" --silent
else
  gh api --method POST "$comments/$number/comments" --field "body=@$file" --silent
fi
