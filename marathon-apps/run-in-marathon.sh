#!/bin/sh
# Gives an application file to Marathon: ./run-in-marathon.sh outyet.json
# MARATHON names another server than the playground's.
set -eu

if [ $# -ne 1 ] || [ ! -r "$1" ]; then
  echo "usage: $0 FILE.json" >&2
  exit 2
fi

exec curl --silent --show-error --fail-with-body --request POST \
  --header 'Content-type: application/json' \
  --data-binary "@$1" \
  "${MARATHON:-http://10.0.15.101:8080}/v2/apps"
