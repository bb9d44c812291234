#!/usr/bin/env bash
# Runs tests on Debian's PostgreSQL 15, in a cluster of their own that ends with them: those of all
# rooms and of the base, or those whose paths are given. Left out is what has no statements of its own:
# the edge (http), the index (search, but for what follows the database), drawing of papers, placing of
# addresses, long lists and files of other offices. Commands (cli) bring their embedded server.
set -u
cd "$(dirname "$0")/.."
bin=/usr/lib/postgresql/15/bin
work=$(mktemp -d /tmp/zca-pg15-XXXXXX)
chmod 755 "$work"
as_postgres() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi; }
mkdir "$work/socket"
if [ "$(id -u)" = 0 ]; then mkdir "$work/cluster" && chown postgres: "$work/socket" "$work/cluster"; fi
chmod 777 "$work/socket"
as_postgres "$bin/initdb" -D "$work/cluster" -U zca_test --encoding=UTF8 --locale=C.UTF-8 --auth=trust >"$work/initdb.log" 2>&1 ||
  { tail -5 "$work/initdb.log"; echo '0 passed, 1 failed'; exit 1; }
as_postgres "$bin/pg_ctl" start -s -w -D "$work/cluster" -l "$work/cluster/server.log" \
  -o "-k $work/socket -c listen_addresses= -c fsync=off -c max_connections=200" ||
  { tail -5 "$work/cluster/server.log"; echo '0 passed, 1 failed'; exit 1; }
trap 'as_postgres "$bin/pg_ctl" stop -s -w -m fast -D "$work/cluster"; rm -rf "$work"' EXIT
export ZCA_TEST_DATABASE_OWNER_URL="postgresql://zca_test@/postgres?host=$work/socket"
tests=packages/server/test
if [ $# -eq 0 ]; then
  # By path and not by `--exclude`, which vitest does not hand on to the projects of its configuration.
  left_out='/papers/pdf/|/base/postgres-launcher\.|/places/(accuracy|placer|loadGazetteer|placement-words)|/registry/(real-|st96|export-pages|encodings)'
  mapfile -t files < <(find "$tests"/{appraisal,base,identity,indicators,law,matters,notices,openData,papers,parties,places,protection,registry} \
    "$tests/search/following.test.ts" -name '*.test.ts' | grep -vE "$left_out" | sort)
  set -- "${files[@]}"
fi
node_modules/.bin/node scripts/test.js "$@"
