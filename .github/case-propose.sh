#!/usr/bin/env bash
# Brings the case of an issue to its branch and opens the pull request: bash .github/case-propose.sh NUMBER CASE BASE
# CASE is the folder that `hooks/guidebook issue` wrote, BASE the branch that pull requests go to.
#
# Only git's objects are touched: nothing of the branch is checked out, so nothing of it can run. The last version that
# was made from the issue is kept at refs/cases/issue-NUMBER. What has changed since then in the issue is merged with
# what has changed since then on the branch; where both changed the same lines, the branch stays as it is.
set -euo pipefail
shopt -s inherit_errexit # a failure inside $(…) is one too

number=$1 case=$2 base=$3
scripts=$(dirname "$0")
head="case-from-issue-$number" branch="refs/heads/case-from-issue-$number" last="refs/cases/issue-$number"
export GIT_AUTHOR_NAME="github-actions[bot]" GIT_AUTHOR_EMAIL="41898282+github-actions[bot]@users.noreply.github.com"
export GIT_COMMITTER_NAME="$GIT_AUTHOR_NAME" GIT_COMMITTER_EMAIL="$GIT_AUTHOR_EMAIL"

[ "$(cat "$case/branch.txt")" = "$head" ]
mapfile -t files < "$case/files.txt"
[ "${#files[@]}" -gt 0 ]
for file in "${files[@]}"; do
  [[ $file =~ ^docs/cases/([a-z0-9]+(-[a-z0-9]+)*)(\.en)?\.md$ ]]
  name=${BASH_REMATCH[1]}
done

remote() {
  git -c credential.helper='!gh auth git-credential' "$@"
}

# The tree of a commit with the case's files in place of those it had under an earlier name.
tree_with_case() {
  local commit=$1 earlier=$2 file
  export GIT_INDEX_FILE="$case/index"
  rm -f "$GIT_INDEX_FILE"
  git read-tree "$commit"
  if [ -n "$earlier" ]; then
    git update-index --force-remove -- "docs/cases/$earlier.md" "docs/cases/$earlier.en.md"
  fi
  for file in "${files[@]}"; do
    git update-index --add --cacheinfo "100644,$(git hash-object -w --no-filters -- "$file"),$file"
  done
  git write-tree
  unset GIT_INDEX_FILE
}

# A commit of a tree upon a parent; the third word is what was done to the case.
commit() {
  sed "1s/^Add /$3 /" "$case/commit.txt" | git interpret-trailers --trailer "Case-name: $name" | git commit-tree "$1" -p "$2"
}

name_in() {
  git log -1 --format='%(trailers:key=Case-name,valueonly)' "$1"
}

# Merges what is new in the issue into the branch as it is now and pushes it. Says how it ended: new, updated, same or
# conflict; nothing where the branch has moved on meanwhile.
bring() {
  local there earlier tree version ours theirs merged
  there=$(remote ls-remote origin "$branch" "$last" | cut -f 2)
  if [[ $there != *"$branch"* ]]; then
    tree=$(tree_with_case HEAD "")
    version=$(commit "$tree" HEAD Add)
    if remote push --quiet --atomic origin "$version:$branch" "+$version:$last"; then echo new; fi
    return
  fi
  if [[ $there != *"$last"* ]]; then # it was not made by us
    echo conflict
    return
  fi
  remote fetch --quiet --no-tags --depth=1 origin "+$branch:refs/guidebook/branch" "+$last:$last"
  earlier=$(name_in "$last")
  tree=$(tree_with_case "$last" "$earlier")
  if git diff --quiet "$last" "$tree"; then
    echo same
    return
  fi
  version=$(commit "$tree" "$last" Update)
  theirs=$(git rev-parse "refs/guidebook/branch^{tree}")
  # Both sides as children of the last version, whatever was done to the branch's history meanwhile.
  ours=$(git commit-tree "$theirs" -p "$last" -m "The branch")
  if ! merged=$(git merge-tree --write-tree --no-messages "$ours" "$version"); then
    echo conflict
    return
  fi
  local pushed=("$version:$last")
  if [ "$merged" != "$theirs" ]; then
    merged=$(commit "$merged" refs/guidebook/branch Update)
    pushed+=("$merged:$branch")
  fi
  if remote push --quiet --atomic origin "${pushed[@]}"; then echo updated; fi
}

ended=""
for _ in 1 2 3; do
  if [ -z "$ended" ]; then ended=$(bring); fi
done
[ -n "$ended" ]
url=$(jq -r --arg number "$(cat "$case/pull.txt")" '.[] | select(.number == ($number | tonumber? // 0) and .state == "open").html_url' \
  "$case/../look/pulls.json")
if [ -z "$url" ]; then
  url=$(gh pr create --repo "$GITHUB_REPOSITORY" --base "$base" --head "$head" --title="$(cat "$case/title.txt")" --body-file "$case/body.md") ||
    url="$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/compare/$head?expand=1" # where a workflow may not open one
  link=true
fi
pull=$(sed -n 's|.*/pull/\([0-9]*\)$|\1|p' <<< "$url")

say() {
  local text
  text=$(cat "$case/$3")
  printf '%s\n' "${text//"{url}"/"$url"}" > "$case/said.md"
  bash "$scripts/comment.sh" "$1" "$2" "$case/said.md" "${4:-}"
}
if [ -n "${link:-}" ]; then say "$number" guidebook-pull-request proposed.md; fi
case "$ended" in
  new) say "$number" guidebook-issue answer-same.md ;;
  *) say "$number" guidebook-issue "answer-$ended.md" ;;
esac
if [ -n "$pull" ]; then
  case "$ended" in
    conflict) say "$pull" guidebook-issue tell-conflict.md ;;
    *) say "$pull" guidebook-issue tell.md if-there ;;
  esac
fi
