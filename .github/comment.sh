#!/usr/bin/env bash
# Writes FILE as the one comment with MARKER on an issue or pull request: bash .github/comment.sh NUMBER MARKER FILE
# With a fourth word `if-there`, only in place of one that is there.
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
elif [ "${4:-}" != if-there ]; then
  gh api --method POST "$comments/$number/comments" --field "body=@$file" --silent
fi
