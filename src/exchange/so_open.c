/* SPDX-License-Identifier: MIT */
/* Finding and opening hub-exchange.so, by absolute path only. */
#include "so_priv.h"

#include <dlfcn.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

enum hub_rc so_open_at(const char *path, const struct exchange_so **out, struct hub_err *err)
{
    void *so = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!so) {
        return hub_fail(err, HUB_ENOTFOUND,
            "The part of hub that makes PDF pages could not be opened (%s). Text pages work "
            "without it; installing hub again, with Pango and Cairo, brings it back.",
            EXCHANGE_SO_NAME);
    }
    const struct exchange_so *table = dlsym(so, EXCHANGE_SO_TABLE);
    if (!table || table->abi != EXCHANGE_SO_ABI || table->doc_size != sizeof(struct page_doc)) {
        return hub_fail(err, HUB_ENEWER,
            "%s belongs to another version of hub. Install hub again as a whole; text pages work "
            "meanwhile.",
            EXCHANGE_SO_NAME);
    }
    *out = table;
    return HUB_OK;
}

/* The folder of the running program, with its last '/'; false when the system does not say. */
static bool program_folder(char buf[PATH_MAX])
{
    ssize_t n = readlink("/proc/self/exe", buf, PATH_MAX - 1);
    if (n <= 0) {
        return false;
    }
    buf[n] = '\0';
    char *slash = strrchr(buf, '/');
    if (!slash) {
        return false;
    }
    slash[1] = '\0';
    return true;
}

enum hub_rc so_open(const struct exchange_so **out, struct hub_err *err)
{
    static const char *const places[] = {"", "../lib/hub/"};
    char folder[PATH_MAX];
    struct arena *a = arena_create();
    enum hub_rc rc = HUB_ENOTFOUND;
    bool known = program_folder(folder);
    for (size_t i = 0; known && i < sizeof places / sizeof *places; i++) {
        const char *path = arena_printf(a, "%s%s%s", folder, places[i], EXCHANGE_SO_NAME);
        if (access(path, F_OK) != 0) {
            continue;
        }
        rc = so_open_at(path, out, err);
        arena_destroy(a);
        return rc;
    }
    arena_destroy(a);
    return hub_fail(err, rc,
        "The part of hub that makes PDF pages is not installed (%s). Text pages work without it.",
        EXCHANGE_SO_NAME);
}
