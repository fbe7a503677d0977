#!/usr/bin/env bash
# Says which open pull request a check was for, by what GitHub knows of the run: bash .github/pull-request-find.sh FOLDER
# Prints `number=`, `code=true` where more than content changes, and `preview=` with its address; nothing where the pull
# request is closed or has changed meanwhile. FOLDER/pull.json is the pull request. No artefact is read.
set -euo pipefail

folder=$1
here="repos/$GITHUB_REPOSITORY"

gh api --method GET "$here/pulls" --raw-field state=open --raw-field per_page=100 \
  --raw-field "head=$HEAD_OWNER:$HEAD_BRANCH" > "$folder/pulls.json"
jq --arg sha "$HEAD_SHA" 'first(.[] | select(.state == "open" and .head.sha == $sha)) // empty' \
  "$folder/pulls.json" > "$folder/pull.json"
number=$(jq -r '.number // empty' "$folder/pull.json")
if [ -z "$number" ]; then
  echo "No open pull request is at $HEAD_SHA any more." >&2
  exit 0
fi
echo "number=$number"

# Names of files are looked at where they are data. GitHub lists at most 3,000.
changed=$(jq -r '.changed_files' <(gh api "$here/pulls/$number"))
others=$(gh api --paginate "$here/pulls/$number/files" \
  --jq '[.[] | .filename, (.previous_filename // empty)] | any(startswith("docs/") | not)')
if [ "$changed" -gt 3000 ] || [[ $others == *true* ]]; then echo "code=true"; fi

preview=$(gh api "$here/actions/runs/$RUN_ID/artifacts" \
  --jq 'first(.artifacts[] | select(.name == "pratinjau" and (.expired | not)).id) // empty')
if [ -n "$preview" ]; then
  echo "preview=$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$RUN_ID/artifacts/$preview"
fi
