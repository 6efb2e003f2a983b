/* SPDX-License-Identifier: MIT */
#include "hub/command/first.h"

#include "command_priv.h"
#include "hub/base/str.h"
#include "hub/exchange/sheets.h"
#include "hub/model/family.h"
#include "hub/model/noun.h"
#include "hub/service/backup.h"
#include "hub/service/personal.h"
#include "hub/service/records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* --- starting ----------------------------------------------------------------- */

struct starting {
    struct hub *hub;
    struct arena *a;
    struct sb said;
};

/* A part that could not be kept is said, and the rest goes on. */
static void went(struct starting *s, enum hub_rc rc, const struct hub_err *err)
{
    if (rc != HUB_OK) {
        sb_addf(&s->said, " %s", err->msg);
    }
}

/* Those that were answered, of up to four. */
static size_t answered(struct assignment *set, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (!str_empty(set[i].value)) {
            set[kept++] = set[i];
        }
    }
    return kept;
}

static void write_hub(struct starting *s, const struct first_answers *f)
{
    struct hub_err err;
    struct assignment set[] = {{"lead", f->lead}, {"lead_phone", f->lead_phone},
        {"out_of_hours", f->out_of_hours}, {"agency_phone", f->agency_phone}};
    size_t count = answered(set, 4);
    if (count) {
        went(s, hub_edit(s->hub, &hub_noun, hub_default(s->hub), set, count, &err), &err);
    }
}

static void write_carer(struct starting *s, const struct first_answers *f)
{
    struct hub_err err;
    struct assignment set = {"phone", f->phone};
    if (!str_empty(f->phone)) {
        went(s, hub_edit(s->hub, noun_find("person"), hub_person_id(s->hub), &set, 1, &err), &err);
    }
}

static void write_family(struct starting *s, const struct first_answers *f)
{
    struct hub_err err;
    hub_id id;
    struct assignment set[] = {{"family", f->family}, {"phone", f->family_phone}};
    if (str_empty(f->family)) {
        return;
    }
    enum hub_rc rc = hub_add(s->hub, &family_noun, set, answered(set, 2), &id, &err);
    if (rc == HUB_OK && !str_empty(f->child)) {
        struct assignment child[] = {{"family", id_text(s->a, id)}, {"child", f->child}};
        rc = hub_add(s->hub, noun_find("child"), child, 2, NULL, &err);
    }
    went(s, rc, &err);
}

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static void read_in(struct starting *s, const struct first_answers *f)
{
    struct hub_err err;
    struct import_options o = {0};
    struct import_report report;
    struct faults faults;
    if (str_empty(f->file)) {
        return;
    }
    faults_on(&faults, s->a);
    enum hub_rc rc = is_folder(f->file)
                         ? import_folder(s->hub, f->file, &o, s->a, &report, &faults, &err)
                         : import_csv(s->hub, f->file, NULL, &o, s->a, &report, &faults, &err);
    if (rc != HUB_OK && faults.count) {
        sb_addf(&s->said, " %s", fault_text(&faults.items[0], s->a));
    }
    went(s, rc, &err);
}

enum hub_rc first_start(const struct invocation *inv, const struct first_answers *f,
    struct arena *a, const char **said, struct hub_err *err)
{
    struct starting s = {.a = a, .said = sb_on(a)};
    struct hub_err ignored;
    struct hub_start start = {
        .name = str_empty(f->name) ? "Our hub" : f->name,
        .carer = str_empty(f->carer) ? "Hub carer" : f->carer,
        .beds = str_empty(f->beds) ? 0 : (int)strtol(f->beds, NULL, 10),
        .nation = str_empty(f->nation) ? NULL : f->nation,
    };
    struct hub_opening opening = inv->opening;
    opening.as = start.carer;
    folders_above(opening.path, a);
    enum hub_rc rc = hub_init(&opening, &start, err);
    if (rc == HUB_OK) {
        rc = hub_open(&opening, &s.hub, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    write_hub(&s, f);
    write_carer(&s, f);
    write_family(&s, f);
    read_in(&s, f);
    hub_set_personal(s.hub, PERSONAL_FIRST, "yes", &ignored);
    hub_close(s.hub);
    *said = arena_printf(a, "%s is started.%s", start.name, sb_str(&s.said));
    return HUB_OK;
}

/* --- looking ------------------------------------------------------------------ */

enum { HEADER = 72, APP_ID_AT = 68 };

struct looking {
    struct arena *a;
    struct first_find *out;
    size_t count;
};

/* A file that says of itself that it is a hub's: see the SQLite header, "application id". */
static bool is_hub_file(const char *path)
{
    unsigned char head[HEADER];
    FILE *f = fopen(path, "rb");
    bool whole = f && fread(head, 1, sizeof head, f) == sizeof head;
    if (f) {
        fclose(f);
    }
    uint32_t id = 0;
    for (int i = 0; whole && i < 4; i++) {
        id = id << 8 | head[APP_ID_AT + i];
    }
    return whole && memcmp(head, "SQLite format 3", 16) == 0 && id == HUB_FILE_ID;
}

static bool is_export(struct arena *a, const char *path)
{
    struct stat st;
    return stat(arena_printf(a, "%s/hubs.csv", path), &st) == 0;
}

/* By its name first: not every file on a stick is to be read. */
static bool is_backup(const char *path)
{
    static const char end[] = ".hubbackup";
    size_t len = strlen(path), tail = sizeof end - 1;
    return len > tail && strcmp(path + len - tail, end) == 0 && hub_file_backup(path);
}

static void look_at(void *arg, const char *path, const struct stat *st)
{
    struct looking *l = arg;
    bool folder = S_ISDIR(st->st_mode);
    bool file = S_ISREG(st->st_mode) && st->st_size > 0;
    bool backup = file && is_backup(path), sealed = file && !backup && hub_file_sealed(path);
    bool is = folder ? is_export(l->a, path) : backup || sealed || (file && is_hub_file(path));
    if (is && l->count < FIRST_FINDS) {
        l->out[l->count++] = (struct first_find){path, folder, sealed, backup};
    }
}

/* Those that were taken along before files that were not sealed. */
static int by_path(const void *x, const void *y)
{
    const struct first_find *a = x, *b = y;
    return a->sealed != b->sealed ? (a->sealed ? -1 : 1) : strcmp(a->path, b->path);
}

size_t first_look(const struct invocation *inv, struct arena *a, struct first_find out[FIRST_FINDS])
{
    struct looking l = {.a = a, .out = out};
    files_at_hand(inv, a, look_at, &l);
    qsort(out, l.count, sizeof *out, by_path);
    return l.count;
}

/* --- a sealed one ------------------------------------------------------------- */

enum hub_rc first_unseal(const struct invocation *inv, const char *path, const char *words,
    struct first_choice *out, struct hub_err *err)
{
    struct hub_opening opening = inv->opening;
    opening.path = path;
    opening.passphrase = words;
    opening.as = option_text(inv, OPTION_AS);
    enum hub_rc rc = hub_open(&opening, &out->hub, err);
    if (rc == HUB_EUSAGE) {
        snprintf(out->words, sizeof out->words, "%s", words);
    }
    if (rc == HUB_OK || rc == HUB_EUSAGE) {
        out->what = FIRST_FILE;
        out->path = path;
        return HUB_OK;
    }
    return rc;
}
