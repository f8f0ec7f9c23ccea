# Building what "up" starts, and starting the launcher.
# shellcheck shell=bash

readonly LAUNCHER=$ROOT/platform-local/target
# Touched after each build that succeeded; whatever is newer has changed since.
readonly BUILT=$LAUNCHER/built
readonly BUILD_LOG=$LAUNCHER/build.log

is_built() {
  [ -e "$BUILT" ] && [ -e "$LAUNCHER/classpath" ] && [ -e "$ROOT/platform-web/target/ROOT.war" ] || return 1
  local changed
  # A directory is newer when a file in it was added or deleted.
  changed=$(cd "$ROOT" && find pom.xml ./*/pom.xml ./*/src \
    \( -path './*/src/test' -o -path './system-tests' -o -path './system-tests/*' -o -name generated \) -prune \
    -o -newer "$BUILT" -print -quit)
  [ -z "$changed" ]
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
  if ! run_maven -Pfast -DskipTests package -pl platform-web,platform-local -am 2>&1 | build_progress; then
    grep '^\[ERROR\]' "$BUILD_LOG" | head -n 20 >&2 || tail -n 20 "$BUILD_LOG" >&2
    echo "The build failed. All of its output: $BUILD_LOG" >&2
    exit 1
  fi
  touch "$BUILT"
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
