#!/usr/bin/env bash
# Runs leadprobe from a checkout of it, in a CI job. Everything comes in through the environment, so
# that no value is ever part of a command line:
#   LEADPROBE_COMMAND  check (the default) or lint
#   LEADPROBE_FILES    config files or patterns, one a line; leadprobe.yaml when empty
#   LEADPROBE_FAIL_ON  warn, inconclusive, or both, one a line
#   LEADPROBE_SARIF, LEADPROBE_JUNIT, LEADPROBE_HTML  files to write, beside the log
#   LEADPROBE_ARGS     further arguments, one a line
set -euo pipefail

home="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
if [ ! -d "$home/node_modules" ]; then
  npm ci --ignore-scripts --prefix "$home" >&2
fi

args=("${LEADPROBE_COMMAND:-check}")

# add [OPTION] LINES: each line as an argument, after the option when there is one
add() {
  local option="$1" line
  while IFS= read -r line; do
    line="${line%$'\r'}"
    if [ -n "$line" ]; then
      if [ -n "$option" ]; then args+=("$option"); fi
      args+=("$line")
    fi
  done <<<"$2"
}

add '' "${LEADPROBE_FILES:-}"
add --fail-on "${LEADPROBE_FAIL_ON:-}"

extra=0
for format in sarif junit html; do
  name="LEADPROBE_$(printf %s "$format" | tr '[:lower:]' '[:upper:]')"
  if [ -n "${!name:-}" ]; then
    args+=(--format "$format=${!name}")
    extra=1
  fi
done
# A format that was asked for replaces the log's own, so that one is asked for, too.
if [ "$extra" = 1 ]; then
  if [ "${GITHUB_ACTIONS:-}" = true ]; then
    args+=(--format github)
  elif [ -n "${TF_BUILD:-}" ]; then
    args+=(--format azure-pipelines)
  else
    args+=(--format text)
  fi
fi
add '' "${LEADPROBE_ARGS:-}"

exec node "$home/bin/leadprobe.js" "${args[@]}"
