/* SPDX-License-Identifier: MIT */
/* Files that are at hand: on sticks, and in the user's own folder; the newest of a kind. */
#include "command_priv.h"
#include "hub/base/str.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
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

struct found {
    const char *path;
    int64_t changed; /* seconds */
};

struct finding {
    struct arena *a;
    bool (*wanted)(const void *arg, const char *path, const struct stat *st);
    const void *arg;
    struct found *files;
    size_t count, cap;
};

static void see_file(void *arg, const char *path, const struct stat *st)
{
    struct finding *f = arg;
    if (S_ISREG(st->st_mode) && f->wanted(f->arg, path, st)) {
        arena_grow(f->a, &f->files, f->count, &f->cap, sizeof *f->files);
        f->files[f->count++] = (struct found){path, (int64_t)st->st_mtime};
    }
}

static int newest_first(const void *x, const void *y)
{
    const struct found *a = x, *b = y;
    return a->changed != b->changed ? (a->changed < b->changed ? 1 : -1)
                                    : strcmp(a->path, b->path);
}

size_t files_newest(const struct invocation *inv, struct arena *a,
    bool (*wanted)(const void *arg, const char *path, const struct stat *st), const void *arg,
    const char **out, size_t most)
{
    struct finding f = {.a = a, .wanted = wanted, .arg = arg};
    size_t count = 0;
    files_at_hand(inv, a, see_file, &f);
    if (f.count > 1) {
        qsort(f.files, f.count, sizeof *f.files, newest_first);
    }
    for (; count < f.count && count < most; count++) {
        out[count] = f.files[count].path;
    }
    return count;
}
