/* SPDX-License-Identifier: MIT */
/* Backups in a folder, one a day: which stay, and which go. */
#include "hub/base/str.h"

#include "backup_priv.h"
#include "hub_priv.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char END[] = ".hubbackup";
enum { DAY_LEN = 10 }; /* 2026-11-21 */

/* "hub" of /home/amina/hub.db. */
static const char *stem_of(const struct hub *h, struct arena *a)
{
    const char *path = hub_path(h), *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return arena_strndup(a, name, dot && dot != name ? (size_t)(dot - name) : strlen(name));
}

/* The day of "hub-2026-11-21.hubbackup"; DATE_NONE: not such a name. */
static hub_date day_in(const char *name, const char *stem, struct arena *a)
{
    size_t len = strlen(stem);
    hub_date day = DATE_NONE;
    if (strlen(name) != len + 1 + DAY_LEN + strlen(END) || strncmp(name, stem, len) != 0 ||
        name[len] != '-' || strcmp(name + len + 1 + DAY_LEN, END) != 0) {
        return DATE_NONE;
    }
    return date_from_iso(arena_strndup(a, name + len + 1, DAY_LEN), &day) ? day : DATE_NONE;
}

struct kept {
    hub_date *days;
    size_t count, cap;
};

static int newest_first(const void *x, const void *y)
{
    const hub_date *a = x, *b = y;
    return (a->d < b->d) - (a->d > b->d);
}

static struct kept days_in(const char *folder, const char *stem, struct arena *a)
{
    struct kept k = {0};
    struct dirent *e;
    DIR *d = opendir(folder);
    while (d && (e = readdir(d))) {
        hub_date day = day_in(e->d_name, stem, a);
        if (date_known(day)) {
            arena_grow(a, &k.days, k.count, &k.cap, sizeof *k.days);
            k.days[k.count++] = day;
        }
    }
    if (d) {
        closedir(d);
    }
    if (k.count) {
        qsort(k.days, k.count, sizeof *k.days, newest_first);
    }
    return k;
}

/* The first of its month that is there: the one before it, going back, is of another month. */
static bool begins_month(const struct kept *k, size_t i)
{
    int year[2], month[2], day;
    if (i + 1 == k->count) {
        return true;
    }
    date_to_ymd(k->days[i], &year[0], &month[0], &day);
    date_to_ymd(k->days[i + 1], &year[1], &month[1], &day);
    return year[0] != year[1] || month[0] != month[1];
}

static const char *path_of(const char *folder, const char *stem, hub_date day, struct arena *a)
{
    char iso[DATE_TEXT];
    return arena_printf(a, "%s/%s-%s%s", folder, stem, date_iso(day, iso), END);
}

/*
 * Those of days to come were made by another clock, and this one may be the wrong one: they stay, and
 * the last ones are counted without them, so that today's is always among these.
 */
static size_t thin_out(const char *folder, const char *stem, hub_date today, struct arena *a)
{
    struct kept k = days_in(folder, stem, a);
    size_t gone = 0, first = 0;
    while (first < k.count && k.days[first].d > today.d) {
        first++;
    }
    for (size_t i = first + BACKUPS_KEPT; i < k.count; i++) {
        if (!begins_month(&k, i)) {
            gone += unlink(path_of(folder, stem, k.days[i], a)) == 0;
        }
    }
    return gone;
}

enum hub_rc hub_backup_to(struct hub *h, const char *folder, struct arena *a, const char **path,
    size_t *gone, struct backup_done *out, struct hub_err *err)
{
    struct stat st;
    const char *stem = stem_of(h, a);
    *gone = 0;
    if (stat(folder, &st) != 0 || !S_ISDIR(st.st_mode)) {
        return hub_fail(err, HUB_ENOTFOUND,
            "There is no folder %s. Is the disk or stick there? No backup was made.", folder);
    }
    hub_date today = hub_today(h);
    *path = path_of(folder, stem, today, a);
    enum hub_rc rc = hub_backup(h, *path, out, err);
    if (rc == HUB_OK) {
        *gone = thin_out(folder, stem, today, a);
    }
    return rc;
}
