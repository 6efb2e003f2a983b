/* SPDX-License-Identifier: MIT */
/* Files that are at hand: on sticks, and in the user's own folder. */
#include "command_priv.h"
#include "hub/base/str.h"

#include <dirent.h>
#include <sys/stat.h>

enum { DEPTH = 2, ENTRIES = 2000 };

struct walk {
    struct arena *a;
    void (*each)(void *arg, const char *path, const struct stat *st);
    void *arg;
    int entries; /* looked at so far */
};

static void walk_into(struct walk *w, const char *path, int depth)
{
    struct dirent *e;
    struct stat st;
    DIR *d = opendir(path);
    while (d && (e = readdir(d)) && w->entries < ENTRIES) {
        const char *inside = arena_printf(w->a, "%s/%s", path, e->d_name);
        if (e->d_name[0] == '.' || lstat(inside, &st) != 0) {
            continue;
        }
        w->entries++;
        w->each(w->arg, inside, &st);
        if (S_ISDIR(st.st_mode) && depth > 0) {
            walk_into(w, inside, depth - 1);
        }
    }
    if (d) {
        closedir(d);
    }
}

void files_at_hand(const struct invocation *inv, struct arena *a,
    void (*each)(void *arg, const char *path, const struct stat *st), void *arg)
{
    static const char *const sticks[] = {"/media", "/run/media", "/mnt", "/Volumes"};
    struct walk w = {a, each, arg, 0};
    const char *home = inv->program->env.home;
    for (size_t i = 0; !inv->program->guest && i < sizeof sticks / sizeof *sticks; i++) {
        walk_into(&w, sticks[i], DEPTH);
    }
    if (!str_empty(home)) {
        w.entries = 0;
        walk_into(&w, home, DEPTH);
    }
}
