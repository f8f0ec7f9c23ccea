# Sourced by build.sh: finds or makes the base image.

# Sets "base" to an image that is present.
choose_base() {
  if [ -n "$from_debian" ]; then
    make_debian_base
  elif ! docker image inspect "$base" >/dev/null 2>&1 && ! pull_base; then
    [ -z "$base_given" ] || fail "the base image $base cannot be pulled; is its registry reachable?"
    say "$base cannot be pulled, making a base from Debian packages instead"
    from_debian=yes
    make_debian_base
  fi
}

pull_base() {
  say "pulling $base"
  timeout 600 docker pull --quiet "$base" >/dev/null
}

make_debian_base() {
  local codename mirror root
  codename=$(machine_codename)
  base=atelier/base:$codename
  if docker image inspect "$base" >/dev/null 2>&1; then return; fi
  [ "$(id -u)" = 0 ] || fail "making a base from Debian packages needs root: run this with sudo, or name a --base image"
  command -v debootstrap >/dev/null || fail "debootstrap is missing: apt-get install debootstrap"
  mirror=$(machine_mirror "$codename")
  root=$(mktemp -d)
  say "making $base from the packages of ${mirror##*@}"
  debootstrap_into "$root" "$codename" "$mirror" >"$root.log" 2>&1 || {
    tail -5 "$root.log" >&2
    rm -rf "$root" "$root.log"
    fail "debootstrap failed, see above"
  }
  neutral_sources "$codename" >"$root/etc/apt/sources.list"
  rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
  tar --numeric-owner -C "$root" -c . | docker import - "$base" >/dev/null
  rm -rf "$root" "$root.log"
}

debootstrap_into() {
  local proxy
  proxy=$(apt_setting Acquire::http::Proxy)
  if [ -n "$proxy" ] && [ "$proxy" != DIRECT ]; then export http_proxy=$proxy; fi
  debootstrap --variant=minbase "$2" "$1" "$3"
}

# What the image itself says about where packages come from: nothing of this machine.
neutral_sources() {
  case $(machine_distribution) in
    ubuntu) echo "deb http://archive.ubuntu.com/ubuntu $1 main universe" ;;
    *) echo "deb http://deb.debian.org/debian $1 main" ;;
  esac
}
