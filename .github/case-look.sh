#!/usr/bin/env bash
# Asks GitHub how an issue and the pull requests made of it stand now: bash .github/case-look.sh NUMBER ACTION FOLDER
# An issue that was deleted or moved away can't be asked for; what its event says is all there is.
set -euo pipefail

number=$1 action=$2 folder=$3
last="refs/cases/issue-$number"

mkdir -p "$folder"
printf '%s\n' "$GITHUB_REPOSITORY" > "$folder/repository"
case "$action" in
  deleted | transferred) ;;
  *) gh api "repos/$GITHUB_REPOSITORY/issues/$number" > "$folder/issue.json" ;;
esac
# The owner is part of the question, so that no fork's branch of that name is meant.
gh api "repos/$GITHUB_REPOSITORY/pulls?state=all&per_page=100&head=${GITHUB_REPOSITORY%%/*}:case-from-issue-$number" \
  > "$folder/pulls.json"

remote() {
  git -c credential.helper='!gh auth git-credential' "$@"
}
if [ -n "$(remote ls-remote origin "$last")" ]; then
  remote fetch --quiet --no-tags --depth=1 origin "+$last:$last"
  git log -1 --format='%(trailers:key=Case-name,valueonly)' "$last" > "$folder/name"
fi
