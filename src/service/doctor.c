/* SPDX-License-Identifier: MIT */
/* The table of checks, and going through it. */
#include "hub/service/doctor.h"

#include "hub/base/die.h"
#include "hub/base/file.h"
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/meta.h"
#include "hub/model/sight.h"

#include "doctor_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { SLOW = DOCTOR_HUB | DOCTOR_SLOW, FILED = DOCTOR_FILE, HUB = DOCTOR_HUB, TOLD = DOCTOR_HUB | DOCTOR_TOLD };
#define GROUP_FILE "The file"
#define GROUP_COMPUTER "The computer"
#define GROUP_SAFE "Kept safe"
#define GROUP_DOOR "Who comes in"

// clang-format off
static const struct doctor_check checks[] = {
    {"opens",     GROUP_FILE,     "It opens",                  0,     doctor_opens},
    {"whole",     GROUP_FILE,     "It is whole",               SLOW,  doctor_whole},
    {"journal",   GROUP_FILE,     "It is what was saved",      SLOW,  doctor_journal},
    {"find",      GROUP_FILE,     "What Find looks in",        SLOW,  doctor_find},
    {"readers",   GROUP_FILE,     "Who else may read it",      FILED, doctor_readers},
    {"owner",     GROUP_FILE,     "Whose it is",               FILED, doctor_owner},
    {"folder",    GROUP_FILE,     "Who may replace it",        FILED, doctor_place},
    {"writable",  GROUP_FILE,     "Saving in it",              FILED, doctor_writable},
    {"space",     GROUP_FILE,     "Room on its disk",          FILED, doctor_space},
    {"kind",      GROUP_FILE,     "The kind of disk",          FILED, doctor_kind},
    {"disk",      GROUP_FILE,     "Who can read it anyway",    FILED, doctor_disk},
    {"copies",    GROUP_FILE,     "Copies not sealed",         FILED | DOCTOR_TOLD, doctor_plain_copies},
    {"clock",     GROUP_COMPUTER, "The clock",                 HUB,   doctor_clock},
    {"zone",      GROUP_COMPUTER, "Time zones",                0,     doctor_zone},
    {"letters",   GROUP_COMPUTER, "Letters of all languages",  0,     doctor_letters},
    {"memory",    GROUP_COMPUTER, "What is in memory",         0,     doctor_memory},
    {"libraries", GROUP_COMPUTER, "What hub is built on",      0,     doctor_libraries},
    {"sheet",     GROUP_SAFE,     "The recovery sheet",        TOLD,  doctor_sheet},
    {"backup",    GROUP_SAFE,     "Backups",                   TOLD,  doctor_backup},
    {"drill",     GROUP_SAFE,     "A backup that was tried",   TOLD,  doctor_drill},
    {"away",      GROUP_SAFE,     "Copies taken away",         TOLD,  doctor_copies},
    {"questions", GROUP_SAFE,     "Questions from copies",     TOLD,  doctor_questions},
    {"pins",      GROUP_DOOR,     "PINs of hub carers",        HUB,   doctor_pins},
    {"keyless",   GROUP_DOOR,     "People without a key",      HUB,   doctor_keyless},
    {"old-keys",  GROUP_DOOR,     "Keys of those who left",    HUB,   doctor_old_keys},
    {"keys-file", GROUP_DOOR,     "The keys file for sshd",    HUB | FILED, doctor_keys_file},
    {"program",   GROUP_DOOR,     "What a key starts",         FILED, doctor_keys_program},
    {"sshd",      GROUP_DOOR,     "What sshd is told",         FILED, doctor_sshd_lines},
    {"system-ini", GROUP_DOOR,    "hub.ini over ssh",          FILED, doctor_system_ini},
    {"helper",    GROUP_DOOR,     "What sshd asks",            FILED, doctor_sshd_helper},
    {"lines",     GROUP_DOOR,     "Keys that open more",       FILED, doctor_open_lines},
};
// clang-format on

const char *const doctor_state_words[DOCTOR_STATES] = {
    [DOCTOR_FINE] = "fine",
    [DOCTOR_UNKNOWN] = "cannot be told",
    [DOCTOR_LOOK] = "look at this",
    [DOCTOR_WRONG] = "wrong",
};
const char *const doctor_who_words[] = {
    [DOCTOR_NOBODY] = "",
    [DOCTOR_YOU] = "you",
    [DOCTOR_HELPER] = "whoever looks after the computer",
};

/* --- what a check has found --------------------------------------------------------------- */

struct finding {
    enum doctor_state state;
    enum doctor_who who;
    const char *next;
};

__attribute__((format(printf, 3, 0))) static void add(
    struct doctor *d, const struct finding *f, const char *fmt, va_list ap)
{
    struct doctor_line *l = d->line;
    const char *text = arena_vprintf(d->a, fmt, ap);
    l->found = *l->found ? arena_printf(d->a, "%s %s", l->found, text) : text;
    if (f->state > l->state) {
        l->state = f->state;
        l->next = arena_strdup(d->a, f->next);
        l->who = f->who;
    }
}

void doctor_fine(struct doctor *d, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    add(d, &(struct finding){DOCTOR_FINE, DOCTOR_NOBODY, ""}, fmt, ap);
    va_end(ap);
}

void doctor_unknown(struct doctor *d, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    add(d, &(struct finding){DOCTOR_UNKNOWN, DOCTOR_NOBODY, ""}, fmt, ap);
    va_end(ap);
}

void doctor_look(struct doctor *d, enum doctor_who who, const char *next, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    add(d, &(struct finding){DOCTOR_LOOK, who, next}, fmt, ap);
    va_end(ap);
}

void doctor_wrong(struct doctor *d, enum doctor_who who, const char *next, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    add(d, &(struct finding){DOCTOR_WRONG, who, next}, fmt, ap);
    va_end(ap);
}

struct arena *doctor_arena(struct doctor *d)
{
    return d->a;
}

void *doctor_arg(struct doctor *d)
{
    return d->ask->more_arg;
}

/* --- what checks share ----------------------------------------------------------------------- */

const char *doctor_rooted(const struct doctor *d, const char *path)
{
    return arena_printf(d->a, "%s%s", d->ask->root ? d->ask->root : "", path);
}

const char *doctor_folder(const struct doctor *d, const char *path)
{
    const char *slash = strrchr(path, '/');
    return !slash          ? "."
           : slash == path ? "/"
                           : arena_strndup(d->a, path, (size_t)(slash - path));
}

const char *doctor_text(const struct doctor *d, const char *path, int *why)
{
    enum { MOST = 1 << 20 };
    int fd = file_here(AT_FDCWD, path) >= 0 ? -1 : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat st;
    *why = fd < 0 ? errno : 0;
    if (fd < 0) {
        return NULL;
    }
    char *text = NULL;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
        size_t len = 0;
        ssize_t n = 1;
        text = arena_alloc(d->a, MOST + 1);
        while (len < MOST && (n = read(fd, text + len, MOST - len)) > 0) {
            len += (size_t)n;
        }
        text = arena_strndup(d->a, text, len);
    }
    *why = text ? 0 : EIO;
    close(fd);
    return text;
}

const char *doctor_plural(struct arena *a, size_t n, const char *one, const char *many)
{
    return arena_printf(a, "%zu %s", n, words_many(n, one, many));
}

bool doctor_read(struct doctor *d, enum hub_rc rc, const struct hub_err *err)
{
    if (rc != HUB_OK) {
        doctor_unknown(d, "This could not be looked at: %s", err->msg);
    }
    return rc == HUB_OK;
}

/* --- going through the table ------------------------------------------------------------------- */

static const char *why_not(const struct doctor *d, const struct doctor_check *c)
{
    if (c->needs & DOCTOR_HUB && !d->hub) {
        return "It can be looked at only when the file opens.";
    }
    if (c->needs & DOCTOR_FILE && !d->there) {
        return "There is no file on a disk to look at.";
    }
    return c->needs & DOCTOR_SLOW && d->ask->quick
               ? "Not looked at yet: all of the file has to be read for it."
               : NULL;
}

static void look_at(struct doctor *d, const struct doctor_check *c, struct doctor_line *l)
{
    const char *not = why_not(d, c);
    *l = (struct doctor_line){.id = c->id, .group = c->group, .what = c->what, .found = "", .next = ""};
    d->line = l;
    if (not) {
        doctor_unknown(d, "%s", not);
    } else {
        c->look(d);
    }
    HUB_BUG(*l->found);
}

/* Those of the caller stand with the group of theirs that is there. */
static size_t look_at_all(struct doctor *d, struct doctor_line *lines)
{
    enum { OWN = sizeof checks / sizeof *checks };
    size_t n = 0;
    for (size_t i = 0; i < OWN; i++) {
        look_at(d, &checks[i], &lines[n++]);
        bool last = i + 1 == OWN || strcmp(checks[i].group, checks[i + 1].group) != 0;
        for (size_t k = 0; last && k < d->ask->more_count; k++) {
            if (strcmp(d->ask->more[k].group, checks[i].group) == 0) {
                look_at(d, &d->ask->more[k], &lines[n++]);
            }
        }
    }
    return n;
}

static void add_part(struct sb *b, const char *text)
{
    sb_addf(b, "%s%s", b->len ? ", " : "", text);
}

static const char *sentence_of(const struct hub_doctor *r, struct arena *a)
{
    struct sb b = sb_on(a);
    if (r->of[DOCTOR_WRONG]) {
        add_part(&b, doctor_plural(a, r->of[DOCTOR_WRONG], "thing is wrong", "things are wrong"));
    }
    if (r->of[DOCTOR_LOOK]) {
        add_part(&b, arena_printf(a, "%zu to look at", r->of[DOCTOR_LOOK]));
    }
    if (r->of[DOCTOR_UNKNOWN]) {
        add_part(&b, arena_printf(a, "%zu cannot be told from here", r->of[DOCTOR_UNKNOWN]));
    }
    return b.len ? arena_printf(a, "%s; %zu fine.", sb_str(&b), r->of[DOCTOR_FINE])
                 : arena_printf(a, "All is well: %zu things were looked at.", r->count);
}

static bool told_by_today(const char *id)
{
    bool told = false;
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        told = told || (str_eq(checks[i].id, id) && checks[i].needs & DOCTOR_TOLD);
    }
    return told;
}

/* --- what is kept of it ---------------------------------------------------------------------------- */

struct keeping {
    hub_stamp at;
    const char *wrong; /* "" */
};

static enum hub_rc keep(struct hub *h, void *arg, struct hub_err *err)
{
    const struct keeping *k = arg;
    enum hub_rc rc = meta_put_number(h->store, META_DOCTOR, k->at.ms, err);
    return rc == HUB_OK
               ? meta_put_text(h->store, META_DOCTOR_WRONG, *k->wrong ? k->wrong : NULL, err)
               : rc;
}

/* A file that cannot be written to keeps nothing, and has said so; nor does a copy that is away. */
static void keep_result(struct doctor *d, const struct hub_doctor *r)
{
    struct hub_err ignored;
    struct sb wrong = sb_on(d->a);
    struct txn_label label = {.verb = "look", .person = d->hub->person};
    for (size_t i = 0; i < r->count; i++) {
        if (r->lines[i].state == DOCTOR_WRONG && !told_by_today(r->lines[i].id)) {
            sb_addf(&wrong, "%s%s", wrong.len ? "; " : "", r->lines[i].what);
        }
    }
    struct keeping k = {clock_now(&d->hub->clock), sb_str(&wrong)};
    struct away_state away;
    hub_away_state(d->hub, &away);
    if (!hub_readonly(d->hub) && away.form != FORM_AWAY) {
        (void)hub_write(d->hub, &label, keep, &k, &ignored);
    }
}

const char *hub_doctor_last(struct hub *h, struct arena *a)
{
    struct hub_err ignored;
    char day[DATE_TEXT];
    int64_t at = 0;
    const char *wrong = NULL;
    bool any = meta_text(h->store, META_DOCTOR_WRONG, a, &wrong, &ignored) == HUB_OK && wrong &&
               meta_number(h->store, META_DOCTOR, &at, &ignored) == HUB_OK;
    return any ? arena_printf(a, "The last look at the hub itself, on %s, found something wrong: %s.",
                     date_long(stamp_date((hub_stamp){at}), day), wrong)
               : "";
}

/* --- the whole of it -------------------------------------------------------------------------------- */

static enum hub_rc may_ask(const struct hub *h, struct hub_err *err)
{
    return !h || str_eq(h->role, "nobody") ? HUB_OK : access_check(h, VERB_KEYS, NULL, err);
}

static void begin(struct doctor *d, const struct doctor_ask *ask, struct arena *a)
{
    *d = (struct doctor){.ask = ask, .hub = ask->hub, .a = a, .path = ask->path ? ask->path : ""};
    bool in_memory = d->hub && !d->hub->in_file && !d->hub->sealed;
    d->there = !in_memory && *d->path && stat(d->path, &d->st) == 0 && S_ISREG(d->st.st_mode);
    d->sealed = d->there && hub_file_sealed(d->path);
}

enum hub_rc hub_doctor(
    const struct doctor_ask *ask, struct arena *a, struct hub_doctor *out, struct hub_err *err)
{
    struct doctor d;
    *out = (struct hub_doctor){0};
    enum hub_rc rc = may_ask(ask->hub, err);
    if (rc != HUB_OK) {
        return rc;
    }
    begin(&d, ask, a);
    out->lines =
        arena_array(a, sizeof checks / sizeof *checks + ask->more_count, sizeof *out->lines);
    /* Numbers only are told, whatever of it whoever asks may see. */
    if (d.hub) {
        sight_pause(d.hub->store);
    }
    out->count = look_at_all(&d, out->lines);
    if (d.hub) {
        sight_resume(d.hub->store);
    }
    store_close(d.copy);
    for (size_t i = 0; i < out->count; i++) {
        out->of[out->lines[i].state]++;
    }
    out->sentence = sentence_of(out, a);
    if (d.hub && !ask->quick) {
        keep_result(&d, out);
    }
    return HUB_OK;
}
