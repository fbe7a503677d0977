#!/usr/bin/env bash
# Tells the writer of an issue, and the editors of its pull request, what comes next: bash .github/case-answer.sh NUMBER CASE
# CASE is the folder that `hooks/guidebook issue` wrote.
set -euo pipefail

number=$1 case=$2
scripts=$(dirname "$0")
step=$(cat "$case/step.txt") pull=$(cat "$case/pull.txt")

case "$step" in
  answer | refuse | hold | published | declined) bash "$scripts/comment.sh" "$number" guidebook-issue "$case/answer.md" ;;
  closed) bash "$scripts/comment.sh" "$number" guidebook-issue "$case/answer.md" if-there ;;
esac
if [ "$step" = refuse ]; then
  gh issue edit "$number" --repo "$GITHUB_REPOSITORY" --remove-label siap-usul
fi
if [ -n "$pull" ] && [ -e "$case/tell.md" ]; then
  bash "$scripts/comment.sh" "$pull" guidebook-issue "$case/tell.md"
fi
