# Docker, and the tests that need it.
# shellcheck shell=bash

readonly DOCKER_PID_FILE=/var/run/docker.pid

docker_answers() { have docker && docker version >/dev/null 2>&1; }

build_image() { "$ROOT/agent-image/build.sh" --tag "${ATELIER_SANDBOX_IMAGE:-atelier/sandbox:dev}"; }

# Sandboxes that can only be Docker's need their image before the first of them.
need_sandbox_image() {
  if [ "${ATELIER_SANDBOX:-auto}" = local ]; then return; fi
  if wants_docker_only; then
    docker_answers || fail "ATELIER_SANDBOX is docker, but no Docker engine answers. Start it, or set ATELIER_SANDBOX=local."
    build_image
  elif ! have bwrap; then
    docker_answers || fail "Neither bubblewrap nor a Docker engine is there. Install bubblewrap, or start Docker."
    build_image
  fi
}

# Starts a Docker engine if none answers; it stops with this script, however that ends.
with_docker() {
  if docker_answers; then return; fi
  { is_root && have dockerd; } || fail "No Docker engine answers. Start it; the tests of its sandboxes need it."
  remove_stale_pid_file
  local log=$LAUNCHER/dockerd.log
  mkdir -p "$LAUNCHER"
  say "Starting a Docker engine for the tests. Its log: $log"
  dockerd >"$log" 2>&1 &
  docker_pid=$!
  end_helpers_on_exit
  local try
  for ((try = 0; try < 60; try++)); do
    if docker_answers; then return; fi
    kill -0 "$docker_pid" 2>/dev/null || break
    sleep 0.5
  done
  tail -n 5 "$log" >&2
  fail "The Docker engine does not start; its log is $log."
}

# A killed engine leaves its file behind, and the next one refuses to start.
remove_stale_pid_file() {
  local pid
  pid=$(cat "$DOCKER_PID_FILE" 2>/dev/null) || return 0
  if [ "$(cat "/proc/$pid/comm" 2>/dev/null)" != dockerd ]; then rm -f "$DOCKER_PID_FILE"; fi
}

# What this script has started beside itself ends with it, however that is.
end_helpers_on_exit() {
  trap end_helpers EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

end_helpers() {
  # Maven has a process group of its own, for it is not the script's own child.
  end_helper "${maven_pid:+-$maven_pid}"
  end_helper "${docker_pid:-}"
}

end_helper() {
  [ -n "$1" ] || return 0
  kill -- "$1" 2>/dev/null || true
  wait "${1#-}" 2>/dev/null || true
}

# begin_maven LOG ARGUMENT... : beside whatever comes next
begin_maven() {
  maven_log=$1
  shift
  mkdir -p "$(dirname "$maven_log")"
  end_helpers_on_exit
  set -m
  run_maven "$@" >"$maven_log" 2>&1 &
  maven_pid=$!
  set +m
}

# end_maven : waits for it, and says what it said if it failed
end_maven() {
  local failed=0
  wait "$maven_pid" || failed=1
  maven_pid=
  if [ "$failed" = 1 ]; then cat "$maven_log" >&2; fi
  return "$failed"
}

test_everything() {
  need_node
  "$ROOT/platform-local/script/test.sh"
  export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
  # The build computes while the rest is downloaded, and the other way round.
  begin_maven "$BUILD_LOG" -T 2 -DskipTests package
  need_test_packages
  with_docker
  build_image
  (cd "$ROOT/user-app-template" && npm ci --ignore-scripts --no-audit --no-fund)
  (cd "$ROOT/agent-image" && npm test)
  end_maven || fail "The build failed; what it said stands above."
  # The engine's tests wait for much, and those of everything else compute.
  begin_maven "$LAUNCHER/engine-tests.log" -Dmaven.main.skip compile surefire:test -pl platform-core -am
  local failed=0
  run_maven verify -Dengine.tests.elsewhere=true || failed=1
  end_maven && sed -n 's/.*\(Tests run:.*Skipped: [0-9]*\)$/The engine, beside the others: \1/p' "$maven_log" || failed=1
  [ "$failed" = 0 ] && return
  tell_failures "$BUILD_LOG"
  fail "Not everything is as it should be; what failed stands above."
}

# tell_failures FILE : each test that has failed since FILE was written, and why, without the long way there
tell_failures() {
  find "$ROOT"/*/target/surefire-reports -name '*.txt' -newer "$1" -exec awk '
    /<<< (FAILURE|ERROR)!$/ && !/^Tests run:/ { left = 40; print "" }
    /^[ \t]+at / && !/^\tat dev\.atelier\./ { next }
    left > 0 { print; left-- }
  ' {} + 2>/dev/null || true
}
