#!/usr/bin/env bash
# Commits what `hooks/guidebook withdraw` has changed below docs/ and sends it: bash .github/withdraw.sh SAID
# SAID is what the command said; it becomes the text of the pull request. With URGENT=true it goes to BASE at once, and
# becomes a pull request only where a rule of the repository forbids that.
set -euo pipefail

said=$1
branch="withdraw-$GITHUB_RUN_ID-$GITHUB_RUN_ATTEMPT"
if [ "$BACK" = true ]; then title="Put a case back"; else title="Take a case down"; fi

git config user.name "github-actions[bot]"
git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
git config credential.helper '!gh auth git-credential'
git add --all docs
git commit --quiet --message "$title"

if [ "$URGENT" = true ] && git push --quiet origin "HEAD:refs/heads/$BASE"; then
  gh workflow run publish.yml --repo "$GITHUB_REPOSITORY" --ref "$BASE"
  exit 0
fi
git push --quiet origin "HEAD:refs/heads/$branch"
{
  # Names and sentences of pages stand in it; as code they mean nothing.
  printf '````text\n'
  head --bytes=60000 "$said" | sed 's/````/‘‘‘‘/g'
  printf '````\n'
} > "$said.md"
gh pr create --repo "$GITHUB_REPOSITORY" --base "$BASE" --head "$branch" --title "$title" --body-file "$said.md"
