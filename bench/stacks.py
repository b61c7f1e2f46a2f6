"""Sums up the stacks of `perf script` by thread: processor seconds, the functions in which they were
spent, and the functions below which they were spent. For bench/profile."""

import collections
import re
import sys

THREADS = 7
SELF = 20
BELOW = 60
HEAD = re.compile(r"(.*?)\s+(\d+)\s+([\d.]+):")
FRAME = re.compile(r"\s*[0-9a-f]+\s+(.*)\s+\((.*?)\)$")
# how the JVM gets anywhere says nothing
PLUMBING = re.compile(r"JavaCalls::|Thread::|thread_entry|thread_native_entry|start_thread|JavaThread::|^StubRoutines")


def samples(path):
    """Yields (thread, seconds, functions with the innermost first)."""
    thread, at, stack = None, 0.0, []
    with open(path, errors="replace") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line.strip():
                if thread:
                    yield thread, at, stack
                thread, stack = None, []
            elif line[0] not in " \t":
                head = HEAD.match(line)
                if head:
                    thread, at = f"{head[1].strip()}/{head[2]}", float(head[3])
            else:
                frame = FRAME.match(line)
                if frame:
                    stack.append(name(frame[1], frame[2].rsplit("/", 1)[-1]))
    if thread:
        yield thread, at, stack


def name(symbol, library):
    if symbol == "[unknown]":
        symbol = "in " + re.sub(r"-[0-9a-f]{8}-[0-9a-f-]*", "", library)
    return re.sub(r"\(.*", "", re.sub(r"\+0x[0-9a-f]+$", "", symbol))[-110:]


def main():
    rate = int(sys.argv[2])
    found = list(samples(sys.argv[1]))
    start = min(at for _, at, _ in found)
    end = max(at for _, at, _ in found)
    works = [at for thread, at, _ in found if thread.startswith("worker-")]
    print(f"{len(found) / rate:.1f} processor seconds in {end - start:.1f} s")
    if works:
        for title, low, high in (("until the first item is read", start, min(works)),
                                 ("while items are read", min(works), max(works)), ("after that", max(works), end)):
            count = collections.Counter(thread for thread, at, _ in found if low <= at < high)
            print(f"  {title}: {high - low:.1f} s; "
                  + ", ".join(f"{thread} {n / rate:.2f}" for thread, n in count.most_common(8)))
    seconds = collections.Counter(thread for thread, _, _ in found)
    for thread, count in seconds.most_common(THREADS):
        mine = [stack for each, _, stack in found if each == thread]
        print(f"\n== {thread}: {count / rate:.2f} s")
        show("in itself", collections.Counter(stack[0] for stack in mine if stack), count, SELF)
        show("with all below", collections.Counter(
            function for stack in mine for function in set(stack) if not PLUMBING.search(function)), count, BELOW)


def show(title, functions, total, most):
    print(f"  {title}")
    for function, count in functions.most_common(most):
        print(f"    {100 * count / total:5.1f} %  {function}")


if __name__ == "__main__":
    main()
