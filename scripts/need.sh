# Sourced by run and test: what both need.

# need COMMAND PACKAGE: installs a Debian package when its command is missing and we may; else says so loudly.
need() {
	command -v "$1" >/dev/null 2>&1 && return 0
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
		[ -n "${APT_UPDATED:-}" ] || { apt-get update -qq >/dev/null 2>&1 || true; APT_UPDATED=1; }
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$2" >/dev/null 2>&1 || true
	fi
	command -v "$1" >/dev/null 2>&1 && return 0
	echo "!!! $1 is missing (Debian package: $2). What needs it is SKIPPED." >&2
	SKIPPED="${SKIPPED:-} $2"
	return 1
}

# face builds the front end when its sources are newer than what was built.
face() {
	local mark=frontend/dist/.built
	if [ -f "$mark" ] && [ -z "$(find frontend -newer "$mark" -type f -not -path '*/node_modules/*' -not -path 'frontend/dist/*' -print -quit)" ]; then
		return 0
	fi
	(cd frontend && { [ -d node_modules ] && [ node_modules -nt package-lock.json ] || npm ci --no-audit --no-fund --loglevel=error; } && npm run --silent build)
	touch "$mark"
}
