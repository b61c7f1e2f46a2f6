#!/bin/sh
# usage: build.sh SOURCE_FOLDER OUTPUT.so JAVA_HOME
# Compiles the digests unless the library is newer than every source.
set -eu
src=$1; out=$2; java=$3
if [ -f "$out" ] && [ -z "$(find "$src" -newer "$out")" ]; then exit 0; fi
if ! command -v gcc >/dev/null 2>&1; then
  echo "gcc was not found; it builds the digests: apt install gcc" >&2; exit 1
fi
if [ ! -f /usr/include/isa-l/igzip_lib.h ]; then
  echo "/usr/include/isa-l/igzip_lib.h was not found: apt install libisal-dev" >&2; exit 1
fi
if [ ! -f "$java/include/jni.h" ]; then
  echo "$java/include/jni.h was not found; a JDK is needed, not a JRE" >&2; exit 1
fi
mkdir -p "$(dirname "$out")"
gcc -std=c11 -O2 -funroll-loops -fPIC -shared -s -Wall -Wextra -fvisibility=hidden \
  -I"$java/include" -I"$java/include/linux" -o "$out.new" "$src"/*.c -Wl,-z,defs -ldl
mv "$out.new" "$out"
