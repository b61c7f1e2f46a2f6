"""Runs a program and measures it: wall time, processor time, memory of all its processes, and how
much of the machine others used meanwhile. Standard library only; Linux."""

import dataclasses
import os
import platform
import subprocess
import threading
import time

TICKS = os.sysconf("SC_CLK_TCK")
SAMPLE_SECONDS = 0.5


@dataclasses.dataclass
class Run:
    """One measured run.

    seconds: wall time from start to end, start-up included
    cpu: processor seconds (user + system) of the program and all it started
    peak_pss: most bytes that all its processes held together, sampled twice a second
    others: share of the processors (0 to 1) that other programs and the hypervisor took meanwhile
    load: load average of the last minute at the start
    """

    seconds: float
    cpu: float
    peak_pss: int
    others: float
    load: float
    exit: int


def run(command, log, environment=None, memory=True):
    """Runs a command to its end; its output goes to the file `log`."""
    os.sync()
    load = os.getloadavg()[0]
    busy = machine_busy()
    with open(log, "wb") as out:
        start = time.monotonic()
        process = subprocess.Popen(
            pinned() + command, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            env={**os.environ, **(environment or {})})
        sampler = Sampler(process.pid) if memory else None
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    others = max(0.0, (machine_busy() - busy - cpu) / (seconds * os.cpu_count()))
    peak = sampler.finish() if sampler else 0
    return Run(seconds, cpu, peak, others, load, process.returncode)


def pinned():
    """All programs get two processors, the same two, on a machine that has more."""
    if os.cpu_count() <= 2:
        return []
    return ["taskset", "-c", "0,1"]


def machine_busy():
    """Processor seconds that the machine was busy since it started, time stolen from it included."""
    with open("/proc/stat") as stat:
        user, nice, system, _idle, _iowait, irq, softirq, steal = map(int, stat.readline().split()[1:9])
    return (user + nice + system + irq + softirq + steal) / TICKS


class Sampler:
    """Adds up the proportional set size of a process and its descendants until it ends."""

    def __init__(self, pid):
        self.pid = pid
        self.peak = 0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.sample, daemon=True)
        self.thread.start()

    def sample(self):
        while not self.over.wait(SAMPLE_SECONDS):
            self.peak = max(self.peak, sum(map(pss, family(self.pid))))

    def finish(self):
        self.over.set()
        self.thread.join()
        return self.peak


def family(root):
    """The process and its living descendants."""
    children = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat") as stat:
                    parent = int(stat.read().rpartition(")")[2].split()[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(name))
    found = [root]
    for pid in found:
        found.extend(children.get(pid, []))
    return found


def pss(pid):
    """Proportional set size in bytes; 0 when the process has ended."""
    try:
        with open(f"/proc/{pid}/smaps_rollup") as rollup:
            for line in rollup:
                if line.startswith("Pss:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def warm(path):
    """Brings a file, or all files of a folder, into the page cache."""
    files = [path]
    if os.path.isdir(path):
        files = [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names]
    for file in files:
        if os.path.isfile(file):
            with open(file, "rb", buffering=0) as source:
                while source.read(1 << 22):
                    pass


def disk_bytes(folder):
    """Bytes of all files in a folder."""
    return sum(
        os.path.getsize(os.path.join(base, name)) for base, _, names in os.walk(folder) for name in names)


def machine():
    """What the figures were measured on."""
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    memory = next(int(line.split()[1]) // 1024 for line in open("/proc/meminfo") if line.startswith("MemTotal"))
    return {
        "processor": model,
        "processors": os.cpu_count(),
        "memory_mib": memory,
        "system": first_line(["sh", "-c", ". /etc/os-release; echo $PRETTY_NAME"]),
        "kernel": platform.release(),
    }


def versions(dalel, root):
    """The programs that take part, and the commit."""
    changed = first_line(["git", "-C", root, "status", "--porcelain", "--untracked-files=no"])
    return {
        "dalel": first_line([dalel, "--version"]),
        "commit": first_line(["git", "-C", root, "rev-parse", "--short=12", "HEAD"]) + (" with changes" if changed else ""),
        "java": first_line(["java", "-version"]),
        "sleuthkit": first_line(["fls", "-V"]),
        "fiwalk": first_line(["fiwalk", "-V"]),
    }


def first_line(command):
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True)
    except OSError:
        return "not there"
    return next(iter(done.stdout.splitlines()), "")
