"""The most memory that this process ever took; for the peers of benchmarks."""

import os
import re
import resource

STATUS = "/proc/self/status"


def peak_mebibytes():
    """Of what `getrusage` tells a part may be its parent's, from before it became a program of its own; Linux tells it apart."""
    if os.path.exists(STATUS):
        with open(STATUS) as status:
            return int(re.search(r"^VmHWM:\s*(\d+) kB", status.read(), re.M).group(1)) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
