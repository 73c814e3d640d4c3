#!/usr/bin/env bash
# What it costs to keep a full cache within its bound, for 10 000 to a million entries: what a round of culling reads in a database, and
# what a write does in a directory of files.
#
#   src/jmh/scripts/culling.sh postgresql | mariadb | h2 | file
#
# Needs a JDK 17 or newer; for the first two the Debian packages postgresql and mariadb-server, for the last strace, 5 GB and a million inodes
# below target/. Settings, by environment variables:
#   SIZES="10000 100000 1000000"  WRITES=2000       of the directory of files
#   MVN=./mvnw
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

readonly SIZES=${SIZES:-10000 100000 1000000} WRITES=${WRITES:-2000} MVN=${MVN:-./mvnw}
readonly JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java
readonly WORK=target/culling

mkdir -p "$WORK"
"$MVN" -q -Pjmh -DskipTests -Dexec.skip test
"$MVN" -q -Pjmh dependency:build-classpath -Dmdep.outputFile="$WORK/classpath" -Dmdep.includeScope=test
classpath=target/test-classes:target/classes:$(<"$WORK/classpath")

files() {
  local directory size
  echo "| entries | a write: fastest tenth | median | calls of the system for each write, by kind |"
  for size in $SIZES; do
    directory=$PWD/$WORK/$size
    mkdir -p "$directory"
    "$JAVA" -cp "$classpath" dev.larder.internal.store.file.FullDirectory "$directory" "$size" 200 >/dev/null
    "$JAVA" -cp "$classpath" dev.larder.internal.store.file.FullDirectory "$directory" "$size" "$WRITES"
    strace -f -y -qq -o "$WORK/calls" -e trace=%file,%desc \
      "$JAVA" -cp "$classpath" dev.larder.internal.store.file.FullDirectory "$directory" "$size" "$WRITES" >/dev/null
    awk -v directory="$directory" -v writes="$WRITES" '
      index($0, directory "/begun") { counting = 1; next }
      index($0, directory "/ended") { counting = 0 }
      counting && index($0, directory) && !/resumed>/ { sub(/^[0-9]+ +/, ""); sub(/\(.*/, ""); count[$0]++; all++ }
      END {
        printf "|  | | | %.1f:", all / writes
        for (call in count) if (count[call] > writes / 50) printf " %s %.2f", call, count[call] / writes
        print " |"
      }' "$WORK/calls"
    rm -rf "$directory" "$WORK/calls"
  done
}

case ${1:-} in
  postgresql | mariadb) "$JAVA" -cp "$classpath" dev.larder.internal.store.jdbc.CullingPages "$1" ;;
  h2) "$JAVA" -cp "$classpath" dev.larder.internal.store.jdbc.CullingPages jdbc:h2:./$WORK/h2/entries ;;
  file) files ;;
  *) sed -n '2,12s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2 && exit 2 ;;
esac
