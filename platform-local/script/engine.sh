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
  # The build has a process group of its own, for Maven is not the script's own child.
  end_helper "${build_pid:+-$build_pid}"
  end_helper "${docker_pid:-}"
}

end_helper() {
  [ -n "$1" ] || return 0
  kill -- "$1" 2>/dev/null || true
  wait "${1#-}" 2>/dev/null || true
}

begin_build() {
  mkdir -p "$LAUNCHER"
  end_helpers_on_exit
  set -m
  run_maven -T 2 -DskipTests package >"$BUILD_LOG" 2>&1 &
  build_pid=$!
  set +m
}

end_build() {
  if ! wait "$build_pid"; then
    cat "$BUILD_LOG" >&2
    fail "The build failed; what it said stands above."
  fi
  build_pid=
}

test_everything() {
  need_node
  "$ROOT/platform-local/script/test.sh"
  export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
  # One waits for the network or computes while the other does the opposite.
  begin_build
  need_test_packages
  with_docker
  build_image
  (cd "$ROOT/user-app-template" && npm ci --ignore-scripts --no-audit --no-fund)
  (cd "$ROOT/agent-image" && npm test)
  end_build
  run_maven verify
}
