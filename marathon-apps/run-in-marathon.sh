#!/bin/sh
# Gives an application file to Marathon and prints the reply: ./run-in-marathon.sh outyet.json
#
# A file that is not where you are is looked for in marathon-apps, where this script lies.
# MESO_MARATHON names another server than the playground's (meso info prints the line to set it).
set -eu

marathon=${MESO_MARATHON:-http://10.0.15.101:8080}
self=$0
if [ -L "$self" ]; then
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=$(dirname "$self")/$target ;;
  esac
fi
apps=$(cd "$(dirname "$self")" && pwd -P)

complain() {
  printf 'run-in-marathon: %s\n' "$1" >&2
  exit "$2"
}

if [ $# -ne 1 ]; then
  echo "usage: $0 FILE.json        (in $apps: $(cd "$apps" && echo *.json))" >&2
  exit 2
fi
file=$1
[ -r "$file" ] || file=$apps/$1
if [ ! -r "$file" ] || [ -d "$file" ]; then
  complain "there is no file '$1', neither here nor in $apps, which has: $(cd "$apps" && echo *.json)" 2
fi
command -v curl >/dev/null || complain "curl is missing: install the package curl" 1

printf 'Running %s in Marathon at %s\n' "$1" "$marathon" >&2
# The status comes on a line of its own after the reply.
reply=$(curl --silent --show-error --request POST --header 'Content-type: application/json' \
  --data-binary "@$file" --write-out '\n%{http_code}' "$marathon/v2/apps") ||
  complain "Marathon does not answer at $marathon; MESO_MARATHON names another" 1
status=${reply##*
}
printf '%s\n' "${reply%
*}"
case $status in
  2??) ;;
  409) complain "refused ($status): the application is there already, or a deployment has hold of it" 1 ;;
  *) complain "refused ($status)" 1 ;;
esac
