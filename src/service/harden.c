/* SPDX-License-Identifier: MIT */
/* What is in memory stays there, as far as the system lets us. */
#include "hub/base/str.h"

#include "sealed_priv.h"

#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

enum { LINE_BYTES = 512 };

void memory_no_dumps(void)
{
    const struct rlimit none = {0, 0};
    (void)setrlimit(RLIMIT_CORE, &none);
}

void memory_harden(void)
{
    memory_no_dumps();
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

static bool first_line(const char *path, char line[LINE_BYTES])
{
    FILE *f = fopen(path, "r");
    bool any = f && fgets(line, LINE_BYTES, f);
    if (f) {
        fclose(f);
    }
    return any;
}

/* The kernel tells what a mapped disk is: "CRYPT-LUKS2-…", "CRYPT-PLAIN-…". */
static bool is_crypt(const char *disk)
{
    char path[LINE_BYTES], uuid[LINE_BYTES];
    snprintf(path, sizeof path, "/sys/block/%.64s/dm/uuid", disk);
    return first_line(path, uuid) && str_starts(uuid, "CRYPT-");
}

/* A line of /proc/swaps: "/dev/dm-1  partition  …". Compressed memory is no disk. */
static bool is_disk(char *line)
{
    line[strcspn(line, " \t\n")] = '\0';
    const char *disk = str_starts(line, "/dev/") ? line + strlen("/dev/") : NULL;
    return *line == '/' && !(disk && (str_starts(disk, "zram") || is_crypt(disk)));
}

const char *memory_advice(void)
{
    char line[LINE_BYTES];
    bool plain = false;
    FILE *f = fopen("/proc/swaps", "r");
    while (f && fgets(line, sizeof line, f)) {
        plain = is_disk(line) || plain;
    }
    if (f) {
        fclose(f);
    }
    return plain ? "This computer may write parts of its memory to its disk (swap), and that is "
                   "not encrypted. Ask a helper to encrypt the swap or to turn it off."
                 : NULL;
}
