#!/usr/bin/env bash
# Page hits over HTTP. In one server two servlets write the same ready bytes, one of them behind Larder's filter. Both are driven
# in turn, and what a request costs is compared: throughput, and the server's CPU time per request. Pages are asked for as a client
# does that takes no compression (cached) and as one does that takes gzip (gzip); the bare servlet compresses for neither.
#
#   src/jmh/scripts/page-hits.sh [tomcat] [payara]      both when none is named
#
# Needs a JDK 17 or newer, wrk, curl and Linux (/proc). All traffic stays on the loopback address; only Maven downloads anything.
# Settings, by environment variables:
#   ROUNDS=15  ROUND_SECONDS=2  WARM_UP_SECONDS=15  how often and how long each page is driven; short and often, since what else a
#                                                   machine does changes from minute to minute
#   CONNECTIONS=2  THREADS=1                        of wrk; meant for a machine with 2 cores
#   SIZES="4096 51200"                              bytes of the pages, of those that web.xml has
#   KINDS="cached gzip"                             what is compared with the bare servlet, in the same rounds
#   MVN=./mvnw  JAVA_OPTIONS=-Xmx512m
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

readonly ROUNDS=${ROUNDS:-15} ROUND_SECONDS=${ROUND_SECONDS:-2} WARM_UP_SECONDS=${WARM_UP_SECONDS:-15}
readonly CONNECTIONS=${CONNECTIONS:-2} THREADS=${THREADS:-1} SIZES=${SIZES:-4096 51200}
readonly KINDS=${KINDS:-cached gzip} ACCEPT_ENCODING='gzip, deflate, br, zstd'
readonly MVN=${MVN:-./mvnw} JAVA_OPTIONS=${JAVA_OPTIONS:--Xmx512m}
readonly START_SECONDS=240
readonly PAYARA_VERSION=6.2025.10
readonly WORK=target/page-hits
readonly ROWS=$WORK/rows.tsv
readonly JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java
readonly JAR=${JAVA_HOME:+$JAVA_HOME/bin/}jar
server_pid=

fail() {
  echo "page-hits: $*" >&2
  exit 1
}

stop_server() {
  if [[ -n $server_pid ]]; then
    kill "$server_pid" 2>/dev/null || true
    wait "$server_pid" 2>/dev/null || true
    server_pid=
  fi
}
trap stop_server EXIT
trap 'exit 130' INT TERM

require() {
  for tool in "$@"; do
    command -v "$tool" >/dev/null || fail "$tool: not found. Install it, or put it on the PATH."
  done
}

free_port() {
  local port
  for _ in {1..50}; do
    port=$((20000 + RANDOM % 10000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
  fail "no free port"
}

build() {
  rm -rf "$WORK"
  mkdir -p "$WORK/webapp/WEB-INF/classes" "$WORK/server"
  $MVN -q -Pjmh -DskipTests test-compile jar:jar@default-jar
  $MVN -q dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$WORK/webapp/WEB-INF/lib"
  cp target/larder-*-SNAPSHOT.jar "$WORK/webapp/WEB-INF/lib/"
  cp src/jmh/webapp/WEB-INF/web.xml "$WORK/webapp/WEB-INF/"
  local page
  for page in BarePage CachedPage; do
    install -D "target/test-classes/dev/larder/bench/pages/$page.class" \
      "$WORK/webapp/WEB-INF/classes/dev/larder/bench/pages/$page.class"
  done
  install -D target/test-classes/dev/larder/bench/pages/TomcatServer.class \
    "$WORK/server/dev/larder/bench/pages/TomcatServer.class"
}

start_tomcat() {
  $MVN -q dependency:build-classpath -DincludeScope=test \
    -DincludeGroupIds=org.apache.tomcat,org.apache.tomcat.embed -Dmdep.outputFile="$WORK/tomcat.classpath"
  mkdir -p "$WORK/tomcat"
  # shellcheck disable=SC2086
  $JAVA $JAVA_OPTIONS -cp "$WORK/server:$(<"$WORK/tomcat.classpath")" dev.larder.bench.pages.TomcatServer \
    "$PWD/$WORK/tomcat" "$PWD/$WORK/webapp" "$1" >"$WORK/tomcat.log" 2>&1 &
  server_pid=$!
}

start_payara() {
  $MVN -q dependency:copy -Dartifact="fish.payara.extras:payara-micro:$PAYARA_VERSION" -Dmdep.stripVersion=true \
    -DoutputDirectory="$WORK"
  "$JAR" --create --file "$WORK/ROOT.war" -C "$WORK/webapp" .
  echo 'set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1' \
    >"$WORK/loopback.asadmin"
  # shellcheck disable=SC2086
  $JAVA $JAVA_OPTIONS -jar "$WORK/payara-micro.jar" --nohazelcast --port "$1" \
    --prebootcommandfile "$WORK/loopback.asadmin" --deploy "$WORK/ROOT.war" >"$WORK/payara.log" 2>&1 &
  server_pid=$!
}

await() {
  for ((second = 0; second < START_SECONDS; second++)); do
    kill -0 "$server_pid" 2>/dev/null || fail "the server has ended; see $WORK/*.log"
    curl -sf -o /dev/null "$1" && return
    sleep 1
  done
  fail "the server does not answer after $START_SECONDS s; see $WORK/*.log"
}

# The servlet that a kind of page is asked of; both forms of the cached page come from one.
page() {
  if [[ $1 == bare ]]; then echo bare; else echo cached; fi
}

# All pages are the same to the byte once they are unpacked; only the cached ones are hits.
check() {
  local base=$1 size=$2 head
  curl -sf -o /dev/null "$base/cached/$size"
  curl -sf -D "$WORK/bare.head" -o "$WORK/bare.body" -H "Accept-Encoding: $ACCEPT_ENCODING" "$base/bare/$size"
  curl -sf -D "$WORK/cached.head" -o "$WORK/cached.body" "$base/cached/$size"
  curl -sf -D "$WORK/gzip.head" -o "$WORK/gzip.body" -H "Accept-Encoding: $ACCEPT_ENCODING" "$base/cached/$size"
  cmp "$WORK/bare.body" "$WORK/cached.body" || fail "the cached page is not the bare one"
  gzip -dc <"$WORK/gzip.body" | cmp "$WORK/bare.body" - || fail "the gzipped page is not the bare one"
  for head in cached gzip; do
    grep -qi '^cache-status: larder; hit' "$WORK/$head.head" || fail "not a hit: $(<"$WORK/$head.head")"
  done
  ! grep -qi '^cache-status' "$WORK/bare.head" || fail "the bare page has passed the filter"
  echo "# $size bytes, $(stat -c %s "$WORK/gzip.body") of them gzipped" >&2
}

server_ticks() {
  awk '{ print $14 + $15 }' "/proc/$server_pid/stat"
}

# Drives one kind of page of a server for so many seconds.
drive() {
  local base=$1 kind=$2 size=$3 seconds=$4 headers=()
  [[ $kind == cached ]] || headers=(-H "Accept-Encoding: $ACCEPT_ENCODING")
  wrk -t "$THREADS" -c "$CONNECTIONS" -d "${seconds}s" "${headers[@]}" "$base/$(page "$kind")/$size"
}

# A row: server, bytes, round, kind, requests per second, microseconds of CPU per request.
measure() {
  local server=$1 size=$2 round=$3 kind=$4 base=$5 before after report
  before=$(server_ticks)
  report=$(drive "$base" "$kind" "$size" "$ROUND_SECONDS")
  after=$(server_ticks)
  ! grep -qE 'Non-2xx|Socket errors' <<<"$report" || fail "$kind $size: $report"
  awk -v row="$server	$size	$round	$kind" -v ticks=$((after - before)) -v hertz="$(getconf CLK_TCK)" '
    / requests in / { requests = $1 }
    /^Requests\/sec:/ { rate = $2 }
    END { printf "%s\t%.0f\t%.2f\n", row, rate, ticks / hertz * 1e6 / requests }' <<<"$report" | tee -a "$ROWS"
}

# The kinds of pages in the order of a round: each second one backwards.
in_turn() {
  if (($1 % 2)); then
    echo "bare $KINDS"
  else
    echo "bare $KINDS" | awk '{ for (i = NF; i; i--) printf "%s ", $i }'
  fi
}

run() {
  local server=$1 port base size round kind
  port=$(free_port)
  base=http://127.0.0.1:$port
  "start_$server" "$port"
  await "$base/bare/${SIZES%% *}"
  for size in $SIZES; do
    check "$base" "$size"
    for kind in bare $KINDS; do
      drive "$base" "$kind" "$size" "$WARM_UP_SECONDS" >/dev/null
    done
    for ((round = 1; round <= ROUNDS; round++)); do
      for kind in $(in_turn "$round"); do
        measure "$server" "$size" "$round" "$kind" "$base"
      done
    done
    check "$base" "$size"
  done
  stop_server
}

# For each server, size and kind: the medians, and the median of the rounds' ratios.
summarise() {
  awk -F '\t' -v KINDS="$KINDS" '
    function median(values, count,   i, j, swap) {
      for (i = 2; i <= count; i++)
        for (j = i; j > 1 && values[j - 1] > values[j]; j--) { swap = values[j]; values[j] = values[j - 1]; values[j - 1] = swap }
      return count % 2 ? values[(count + 1) / 2] : (values[count / 2] + values[count / 2 + 1]) / 2
    }
    function of(group, kind, column,   i, values) {
      for (i = 1; i <= rounds; i++) values[i] = cell[group, i, kind, column]
      return median(values, rounds)
    }
    function ratio(group, kind, column,   i, values) {
      for (i = 1; i <= rounds; i++) values[i] = cell[group, i, kind, column] / cell[group, i, "bare", column]
      return median(values, rounds)
    }
    {
      group = $1 "\t" $2
      if (!(group in known)) { known[group] = 1; order[++groups] = group }
      cell[group, $3, $4, "rate"] = $5
      cell[group, $3, $4, "cpu"] = $6
      if ($3 > rounds) rounds = $3
    }
    END {
      print "\nserver\tbytes\tpage\tbare req/s\treq/s\tto bare\tbare us CPU\tus CPU\tto bare"
      kinds = split(KINDS, kind, " ")
      for (g = 1; g <= groups; g++)
        for (k = 1; k <= kinds; k++)
          printf "%s\t%s\t%.0f\t%.0f\t%.2f\t%.2f\t%.2f\t%.2f\n", order[g], kind[k], of(order[g], "bare", "rate"),
            of(order[g], kind[k], "rate"), ratio(order[g], kind[k], "rate"), of(order[g], "bare", "cpu"),
            of(order[g], kind[k], "cpu"), ratio(order[g], kind[k], "cpu")
    }' "$ROWS"
}

main() {
  require wrk curl awk cmp gzip stat getconf install "$JAVA" "$JAR"
  local servers=("$@") server kind
  ((${#servers[@]})) || servers=(tomcat payara)
  for server in "${servers[@]}"; do
    [[ $server == tomcat || $server == payara ]] || fail "'$server': neither tomcat nor payara"
  done
  for kind in $KINDS; do
    [[ $kind == cached || $kind == gzip ]] || fail "KINDS: '$kind': neither cached nor gzip"
  done
  build
  printf 'server\tbytes\tround\tpage\treq/s\tus CPU/req\n'
  : >"$ROWS"
  for server in "${servers[@]}"; do
    run "$server"
  done
  summarise
}

main "$@"
