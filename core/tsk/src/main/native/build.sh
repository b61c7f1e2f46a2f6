#!/bin/sh
# usage: build.sh SOURCE_FOLDER OUTPUT.so JAVA_HOME
# Compiles the shim unless the library is newer than every source.
set -eu
src=$1; out=$2; java=$3
if [ -f "$out" ] && [ -z "$(find "$src" -newer "$out")" ]; then exit 0; fi
if ! command -v g++ >/dev/null 2>&1; then
  echo "g++ was not found; it builds the libtsk binding: apt install g++" >&2; exit 1
fi
if [ ! -f /usr/include/tsk/libtsk.h ] && [ ! -f /usr/local/include/tsk/libtsk.h ]; then
  echo "tsk/libtsk.h was not found; the libtsk binding is compiled against it: apt install libtsk-dev" >&2; exit 1
fi
if [ ! -f "$java/include/jni.h" ]; then
  echo "$java/include/jni.h was not found; a JDK is needed, not a JRE" >&2; exit 1
fi
mkdir -p "$(dirname "$out")"
g++ -std=c++17 -O2 -fPIC -shared -Wall -Wextra -fvisibility=hidden -fno-semantic-interposition \
  -I"$java/include" -I"$java/include/linux" -o "$out.new" "$src"/*.cpp -ltsk -Wl,-z,defs -ldl
mv "$out.new" "$out"
