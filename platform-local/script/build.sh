# Building what "up" starts, and starting the launcher.
# shellcheck shell=bash

readonly LAUNCHER=$ROOT/platform-local/target
readonly WAR=$ROOT/platform-web/target/ROOT.war
readonly BUILD_LOG=$LAUNCHER/build.log

# is_newer ARTEFACT MODULE... : than all that goes into it
is_newer() {
  local artefact=$1 sources=("$ROOT/pom.xml") changed
  shift
  [ -e "$artefact" ] || return 1
  local module
  for module in "$@"; do sources+=("$ROOT/$module/pom.xml" "$ROOT/$module/src"); done
  # A directory is newer when a file in it was added or deleted.
  changed=$(find "${sources[@]}" \( -path '*/src/test' -o -name generated \) -prune -o -newer "$artefact" -print -quit)
  [ -z "$changed" ]
}

is_built() {
  [ -e "$LAUNCHER/classpath" ] && is_newer "$WAR" db platform-core platform-web &&
    is_newer "$LAUNCHER/platform-local.jar" platform-core tenant-proxy platform-local
}

# Maven's lines about modules are its progress; the rest goes to the log.
build_progress() {
  tee "$BUILD_LOG" | sed -nu 's/^\[INFO\] Building \(Atelier.*[^ ]\) [0-9][^ ]* *\[\(.*\)\]$/  \1 (\2)/p'
}

# With ATELIER_BUILD=no what is built is taken as it is: for tests, which run in the middle of a build.
build() {
  if [ "${ATELIER_BUILD:-}" = no ]; then need_built && return; fi
  if is_built; then return; fi
  say "Building Atelier. The first time this takes some minutes, most of them for downloads."
  mkdir -p "$LAUNCHER"
  if ! run_maven -Pfast -Dmaven.test.skip package -pl platform-web,platform-local -am 2>&1 | build_progress; then
    grep '^\[ERROR\]' "$BUILD_LOG" | head -n 20 >&2 || tail -n 20 "$BUILD_LOG" >&2
    echo "The build failed. All of its output: $BUILD_LOG" >&2
    exit 1
  fi
}

need_built() {
  [ -e "$LAUNCHER/classpath" ] || fail "Atelier was never built here. ./atelier up builds and starts it."
}

# Becomes the launcher, so that signals reach it.
exec_launcher() {
  exec "$JAVA_HOME/bin/java" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Datelier.root=$ROOT" \
    -cp "$LAUNCHER/platform-local.jar:$(<"$LAUNCHER/classpath")" dev.atelier.local.Main "$@"
}

# Not by exec: a Docker engine that was started for it is to be stopped afterwards.
bench() {
  local tests=$ROOT/system-tests/target
  (cd "$ROOT" && "$JAVA_HOME/bin/java" -Xmx512m --enable-native-access=ALL-UNNAMED \
    -cp "$tests/test-classes:$(<"$tests/classpath")" dev.atelier.system.bench.Bench "$@")
}
