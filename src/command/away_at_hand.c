/* SPDX-License-Identifier: MIT */
/* Places for a copy, and copies that are there. */
#include "command_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/command/away.h"

#include <string.h>
#include <sys/stat.h>

/* --- places --------------------------------------------------------------------------- */

struct places {
    struct arena *a;
    struct away_place *out;
    size_t count;
};

static void add_place(struct places *p, const char *path, bool stick)
{
    if (p->count < AWAY_PLACES) {
        p->out[p->count++] = (struct away_place){path, stick};
    }
}

static bool same_device_as_above(struct arena *a, const char *path, const struct stat *st)
{
    struct stat above;
    const char *slash = strrchr(path, '/');
    const char *parent = slash == path ? "/" : arena_strndup(a, path, (size_t)(slash - path));
    return stat(parent, &above) != 0 || above.st_dev == st->st_dev;
}

/* A stick is a folder that something was mounted on. */
static void see_place(void *arg, const char *path, const struct stat *st)
{
    struct places *p = arg;
    if (S_ISDIR(st->st_mode) && !same_device_as_above(p->a, path, st)) {
        add_place(p, path, true);
    }
}

size_t away_places(
    const struct invocation *inv, struct arena *a, struct away_place out[AWAY_PLACES])
{
    static const char *const folders[] = {"", "/Desktop", "/Documents"};
    struct places p = {a, out, 0};
    struct stat st;
    const char *home = inv->program->env.home;
    files_at_hand(inv, a, see_place, &p);
    for (size_t i = 0; !str_empty(home) && i < sizeof folders / sizeof *folders; i++) {
        const char *path = arena_printf(a, "%s%s", home, folders[i]);
        if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
            add_place(&p, path, false);
        }
    }
    return p.count;
}

/* "robin-hub": letters and digits of any script in small letters, one dash between words. */
static const char *file_word(struct arena *a, const char *name)
{
    struct sb b = sb_on(a);
    bool gap = false;
    for (const char *s = utf8_fold(a, name); *s; s++) {
        bool plain = (*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9');
        if (plain && gap && b.len) {
            sb_addc(&b, '-');
        }
        gap = !plain;
        if (plain) {
            sb_addc(&b, *s);
        }
    }
    return b.len ? sb_str(&b) : "hub";
}

const char *away_file_in(const char *folder, const char *hub, hub_date day, struct arena *a)
{
    enum { TRIES = 99 };
    char text[DATE_TEXT];
    struct stat st;
    const char *slash = str_eq(folder, "/") ? "" : "/", *path = "";
    const char *name = file_word(a, arena_printf(a, "%s %s", hub, date_plain(day, text)));
    for (int i = 1; i <= TRIES; i++) {
        path = i == 1 ? arena_printf(a, "%s%s%s.hubpack", folder, slash, name)
                      : arena_printf(a, "%s%s%s-%d.hubpack", folder, slash, name, i);
        if (lstat(path, &st) != 0) {
            break;
        }
    }
    return path;
}

const char *away_path(const struct invocation *inv, const char *typed, const char *hub,
    hub_date day, struct arena *a)
{
    struct stat st;
    const char *path = str_trim(a, typed), *home = inv->program->env.home;
    if (str_starts(path, "~/") && !str_empty(home)) {
        path = arena_printf(a, "%s%s", home, path + 1);
    }
    size_t len = strlen(path);
    if (len > 1 && path[len - 1] == '/') {
        path = arena_strndup(a, path, len - 1);
    }
    return len && stat(path, &st) == 0 && S_ISDIR(st.st_mode) ? away_file_in(path, hub, day, a)
                                                              : path;
}

bool away_named(const char *path)
{
    static const char end[] = ".hubpack";
    size_t len = strlen(path);
    return len > sizeof end && str_eq(path + len - (sizeof end - 1), end);
}

/* --- files ---------------------------------------------------------------------------- */

static bool is_sealed(const void *unused, const char *path, const struct stat *st)
{
    (void)unused;
    return st->st_size > 0 && hub_file_sealed(path);
}

size_t away_files(const struct invocation *inv, struct arena *a, const char *out[AWAY_FILES])
{
    return files_newest(inv, a, is_sealed, NULL, out, AWAY_FILES);
}
