/* SPDX-License-Identifier: MIT */
/*
 * Backups in a folder, one a day: which stay, and which go. Other hubs may have theirs there, and the
 * same hub on another computer: the name tells which hub, and what is not surely of this one is as
 * good as not there.
 */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/sight.h"

#include "backup_priv.h"
#include "hub_priv.h"
#include "seal_format_priv.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char END[] = ".hubbackup";
enum {
    DAY_LEN = 10,   /* 2026-11-21 */
    STEM_MOST = 80, /* bytes: the name, with what stands behind it while it is written, is short enough */
    LETTERS = 5,    /* of a hub's own: 3 million */
    A_DAY = 100,    /* computers that have the same hub */
    TRIES = 5,      /* while others make theirs */
};

/* --- names ------------------------------------------------------------------------ */

struct names {
    const char *begin; /* "hub-kqwrt": what is made now begins so */
    const char *older; /* "hub": what an older hub made, which did not tell one hub from another */
};

/* "hub" of /home/amina/hub.db. */
static const char *stem_of(const struct hub *h, struct arena *a)
{
    const char *path = hub_path(h), *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return arena_strndup(a, name, dot && dot != name ? (size_t)(dot - name) : strlen(name));
}

/* A stick may take fewer letters than the disk the hub is on, and a dot in front would hide it. */
static const char *fit_for_any_disk(const char *stem, struct arena *a)
{
    struct sb b = sb_as_is(a);
    char letter[5];
    while (*stem == '.' || *stem == '-' || *stem == ' ') {
        stem++;
    }
    for (uint32_t c = utf8_next(&stem); c; c = utf8_next(&stem)) {
        bool odd = c < ' ' || c == 0x7f || c == UTF8_BAD || (c < 0x80 && strchr("<>:\"/\\|?*", (int)c));
        utf8_put(c, letter);
        sb_add(&b, odd ? "-" : letter);
    }
    const char *text = sb_str(&b);
    return *text ? arena_strndup(a, text, utf8_head(text, STEM_MOST)) : "hub";
}

/* The same for all that was ever restored or copied from one hub. Without vowels they make no word. */
static void own_letters(int64_t first_site, char out[LETTERS + 1])
{
    static const char letters[] = "bcdfghjklmnpqrstvwxz";
    unsigned char site[8], sum[8];
    seal_put64(site, (uint64_t)first_site);
    crypto_generichash(sum, sizeof sum, site, sizeof site, NULL, 0);
    uint64_t n = seal_get64(sum);
    for (int i = 0; i < LETTERS; i++, n /= sizeof letters - 1) {
        out[i] = letters[n % (sizeof letters - 1)];
    }
    out[LETTERS] = '\0';
}

static enum hub_rc names_of(struct hub *h, struct arena *a, struct names *out, struct hub_err *err)
{
    char own[LETTERS + 1];
    int64_t first = 0;
    sight_pause(h->store);
    enum hub_rc rc = meta_first_site(h->store, &first, err);
    sight_resume(h->store);
    out->older = stem_of(h, a);
    own_letters(first, own);
    out->begin = arena_printf(a, "%s-%s", fit_for_any_disk(out->older, a), own);
    return rc;
}

/* hub-kqwrt-2026-11-21.hubbackup, hub-kqwrt-2026-11-21-2.hubbackup … */
static const char *path_of(
    const char *folder, const struct names *n, hub_date day, int nth, struct arena *a)
{
    char iso[DATE_TEXT];
    return arena_printf(a, "%s/%s-%s%s%s", folder, n->begin, date_iso(day, iso),
        nth > 1 ? arena_printf(a, "-%d", nth) : "", END);
}

/* Whether `text` is "-2" to "-99", or nothing. */
static bool is_nth(const char *text, size_t len)
{
    bool digits = len == 2 || len == 3;
    for (size_t i = 1; digits && i < len; i++) {
        digits = text[i] >= '0' && text[i] <= '9';
    }
    return len == 0 || (digits && text[0] == '-');
}

/* The day of BEGIN-2026-11-21.hubbackup; DATE_NONE: not such a name. */
static hub_date day_in(const char *name, const char *begin, struct arena *a)
{
    size_t len = strlen(begin), all = strlen(name), least = len + 1 + DAY_LEN + strlen(END);
    hub_date day = DATE_NONE;
    if (all < least || strncmp(name, begin, len) != 0 || name[len] != '-' ||
        strcmp(name + all - strlen(END), END) != 0 || !is_nth(name + len + 1 + DAY_LEN, all - least)) {
        return DATE_NONE;
    }
    return date_from_iso(arena_strndup(a, name + len + 1, DAY_LEN), &day) ? day : DATE_NONE;
}

/* --- what is there ---------------------------------------------------------------- */

struct kept {
    struct backup_there *files;
    size_t count, cap;
};

static void add(struct kept *k, const char *path, hub_date day, struct arena *a)
{
    arena_grow(a, &k->files, k->count, &k->cap, sizeof *k->files);
    k->files[k->count++] = (struct backup_there){.path = path, .day = day};
}

static enum hub_rc look_in(struct hub *h, const char *folder, const struct names *n, struct arena *a,
    struct kept *out, struct hub_err *err)
{
    struct dirent *e;
    DIR *d = opendir(folder);
    *out = (struct kept){0};
    while (d && (e = readdir(d))) {
        hub_date day = day_in(e->d_name, n->begin, a);
        day = date_known(day) ? day : day_in(e->d_name, n->older, a);
        if (date_known(day)) {
            add(out, arena_printf(a, "%s/%s", folder, e->d_name), day, a);
        }
    }
    if (d) {
        closedir(d);
    }
    return backup_look(h->store, hub_path(h), out->files, out->count, err);
}

/* This hub's own of the day, else the first free place. */
static enum hub_rc place_of(struct hub *h, const char *folder, const struct names *n, hub_date day,
    struct arena *a, struct backup_there *out, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (int i = 1; rc == HUB_OK && i < A_DAY; i++) {
        *out = (struct backup_there){.path = path_of(folder, n, day, i, a), .day = day};
        rc = backup_look(h->store, hub_path(h), out, 1, err);
        if (!out->there || out->ours) {
            break;
        }
    }
    return rc;
}

/* --- thinning --------------------------------------------------------------------- */

static int newest_first(const void *x, const void *y)
{
    const struct backup_there *a = x, *b = y;
    return (a->day.d < b->day.d) - (a->day.d > b->day.d);
}

/* Those that are surely of this hub, with the one just made. */
static struct kept own_of(const struct kept *k, const struct backup_there *made, struct arena *a)
{
    struct kept own = {0};
    add(&own, made->path, made->day, a);
    for (size_t i = 0; i < k->count; i++) {
        if (k->files[i].ours && !str_eq(k->files[i].path, made->path)) {
            add(&own, k->files[i].path, k->files[i].day, a);
        }
    }
    qsort(own.files, own.count, sizeof *own.files, newest_first);
    return own;
}

/* Of the first day of its month that is there: the day before it, going back, is of another month. */
static bool begins_month(const struct kept *k, size_t i)
{
    int year[2], month[2], day;
    size_t next = i;
    while (next < k->count && k->files[next].day.d == k->files[i].day.d) {
        next++;
    }
    if (next == k->count) {
        return true;
    }
    date_to_ymd(k->files[i].day, &year[0], &month[0], &day);
    date_to_ymd(k->files[next].day, &year[1], &month[1], &day);
    return year[0] != year[1] || month[0] != month[1];
}

/*
 * Those of days to come were made by another clock, and this one may be the wrong one: they stay, and
 * the last days are counted without them, so that today's is always among these.
 */
static size_t thin_out(const struct kept *k, hub_date today)
{
    size_t gone = 0, days = 0;
    for (size_t i = 0; i < k->count; i++) {
        hub_date day = k->files[i].day;
        days += day.d <= today.d && (i == 0 || k->files[i - 1].day.d != day.d);
        if (days > BACKUPS_KEPT && !begins_month(k, i)) {
            gone += unlink(k->files[i].path) == 0;
        }
    }
    return gone;
}

static enum hub_rc make_in(struct hub *h, const char *folder, const struct names *n, struct arena *a,
    struct backup_there *at, struct backup_done *out, struct hub_err *err)
{
    enum hub_rc rc = HUB_ECONFLICT;
    for (int i = 0; rc == HUB_ECONFLICT && i < TRIES; i++) {
        rc = place_of(h, folder, n, hub_today(h), a, at, err);
        rc = rc == HUB_OK ? backup_at(h, at, out, err) : rc;
    }
    return rc;
}

enum hub_rc hub_backup_to(struct hub *h, const char *folder, struct arena *a, const char **path,
    size_t *gone, struct backup_done *out, struct hub_err *err)
{
    struct stat st;
    struct names names;
    struct kept there;
    struct backup_there at = {0};
    struct hub_err ignored;
    *gone = 0;
    if (stat(folder, &st) != 0 || !S_ISDIR(st.st_mode)) {
        return hub_fail(err, HUB_ENOTFOUND,
            "There is no folder %s. Is the disk or stick there? No backup was made.", folder);
    }
    enum hub_rc rc = names_of(h, a, &names, err);
    rc = rc == HUB_OK ? make_in(h, folder, &names, a, &at, out, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    *path = at.path;
    if (look_in(h, folder, &names, a, &there, &ignored) == HUB_OK) {
        struct kept own = own_of(&there, &at, a);
        *gone = thin_out(&own, at.day);
    }
    return HUB_OK;
}
