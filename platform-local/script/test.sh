#!/usr/bin/env bash
# Tests of what ./atelier decides: versions, which JDK, whether to build, what to install.
# What a check sets must not outlive it.
# shellcheck disable=SC2030,SC2031
set -euo pipefail
ROOT=$(mktemp -d)
readonly ROOT
trap 'rm -rf "$ROOT"' EXIT
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for part in tools build machine engine; do
  # shellcheck source=/dev/null
  source "$here/$part.sh"
done

failures=0
# check NAME EXPECTED ACTUAL
check() {
  if [ "$2" = "$3" ]; then
    echo "  ok   $1"
  else
    echo "  FAIL $1: expected \"$2\", got \"$3\""
    failures=$((failures + 1))
  fi
}
yes_or_no() { if "$@"; then echo yes; else echo no; fi; }

fake_jdk() {
  mkdir -p "$1/bin"
  printf 'JAVA_VERSION="%s"\n' "$2" >"$1/release"
  printf '#!/bin/sh\n' >"$1/bin/javac"
  chmod +x "$1/bin/javac"
}

check "a newer version will do" yes "$(yes_or_no at_least 20.19.1 20.19)"
check "the same version will do" yes "$(yes_or_no at_least 3.8.6 3.8.6)"
check "ten is more than nine" yes "$(yes_or_no at_least 3.10.0 3.9.9)"
check "an older version will not" no "$(yes_or_no at_least 20.9.0 20.19)"

fake_jdk "$ROOT/old" 17.0.15
fake_jdk "$ROOT/new" 21.0.4
fake_jdk "$ROOT/sdk/candidates/java/newer" 99.0.1
check "the version of a JDK is its feature number" 17 "$(jdk_version "$ROOT/old")"
check "a directory without a compiler is no JDK" "" "$(jdk_version "$ROOT")"
check "a JAVA_HOME that is new enough is taken" "$ROOT/new" \
  "$(JAVA_HOME=$ROOT/new SDKMAN_DIR=$ROOT/sdk && find_jdk && echo "$JAVA_HOME")"
check "one that is too old is passed over for the newest" "$ROOT/sdk/candidates/java/newer" \
  "$(export JAVA_HOME=$ROOT/old SDKMAN_DIR=$ROOT/sdk PATH=/usr/bin:/bin && find_jdk && echo "$JAVA_HOME")"

for module in db platform-core platform-web tenant-proxy platform-local; do
  mkdir -p "$ROOT/$module/src/main" "$ROOT/$module/src/test" "$ROOT/$module/target"
  touch "$ROOT/$module/pom.xml" "$ROOT/$module/src/main/Main.java"
done
touch "$ROOT/pom.xml"
later() { touch -d "+$1 minutes" "${@:2}"; }
check "what was never built has to be" no "$(yes_or_no is_built)"
later 1 "$LAUNCHER/classpath" "$LAUNCHER/platform-local.jar" "$WAR"
check "what is newer than its sources is built" yes "$(yes_or_no is_built)"
later 2 "$ROOT/platform-web/src/test/MainTest.java" "$ROOT/platform-web/src/test"
check "a changed test changes nothing that runs" yes "$(yes_or_no is_built)"
later 2 "$ROOT/tenant-proxy/src/main/Main.java"
check "a changed source has to be built" no "$(yes_or_no is_built)"
later 3 "$LAUNCHER/platform-local.jar"
check "its own artefact is enough" yes "$(yes_or_no is_built)"
later 4 "$ROOT/db/src/main"
check "a deleted source has to be built" no "$(yes_or_no is_built)"

check "a program that is there needs no package" "" "$(package_for sh dash)"
check "a program that is missing names its package" nothing "$(package_for no-such-program nothing)"
may_install() { false; }
check "where we may not install, we say what to" 2 "$( (need_packages tests tool) >/dev/null 2>&1 || echo $?)"

reports=$ROOT/tenant-proxy/target/surefire-reports
mkdir -p "$reports"
printf '%s\n' "a.OldTest.old -- Time elapsed: 1 s <<< FAILURE!" "long ago" >"$reports/a.OldTest.txt"
later 4 "$ROOT/begun"
printf '%s\n' "Tests run: 2, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 1 s <<< FAILURE! - in a.NewTest" \
  "a.NewTest.colours -- Time elapsed: 1 s <<< ERROR!" "too pale" $'\tat java.base/java.lang.X.y(X.java:1)' \
  $'\tat dev.atelier.system.X.y(X.java:1)' >"$reports/a.NewTest.txt"
later 5 "$reports/a.NewTest.txt"
check "what failed is told, with the reason and our own lines" \
  $'\na.NewTest.colours -- Time elapsed: 1 s <<< ERROR!\ntoo pale\n\tat dev.atelier.system.X.y(X.java:1)' \
  "$(tell_failures "$ROOT/begun")"

[ "$failures" = 0 ] || { echo "$failures checks failed." && exit 1; }
