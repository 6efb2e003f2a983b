/* SPDX-License-Identifier: MIT */
#include "hub/command/take_file.h"

#include "command_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/command/spool_out.h"
#include "hub/exchange/ics.h"
#include "hub/exchange/sheets.h"
#include "hub/model/family.h"
#include "hub/service/roles.h"
#include "hub/service/series_words.h"

#include <inttypes.h>
#include <string.h>

/* --- taking --- */

static const char *const how_words[] = {
    [TAKEN_NEW] = "new", [TAKEN_CHANGED] = "changed", [TAKEN_SAME] = "as they were",
    [TAKEN_LEFT] = "left aside"};

static const char *sum_of(const int64_t counts[TAKEN_HOWS], struct arena *a)
{
    struct sb b = sb_on(a);
    for (int i = 0; i < TAKEN_HOWS; i++) {
        if (counts[i] || i == TAKEN_NEW) {
            sb_addf(&b, "%s%" PRId64 " %s", b.len ? ", " : "", counts[i], how_words[i]);
        }
    }
    return sb_str(&b);
}

static const char *entry_text(const struct calendar_entry *e, struct arena *a)
{
    char day[DATE_TEXT], time[DATE_TEXT];
    struct sb b = sb_on(a);
    sb_add(&b, date_medium(wall_date(e->starts), day));
    if (!e->all_day) {
        sb_addf(&b, " %s", tod_iso(wall_tod(e->starts), time));
    }
    sb_addf(&b, "  %s", e->name);
    const char *words = series_words(e->repeats, e->starts, e->all_day, a);
    sb_addf(&b, "%s%s", *words ? " · " : "", words);
    if (*e->also_on) {
        sb_addf(&b, " · on further days");
    }
    if (e->change_count) {
        sb_addf(&b, " · %zu %s not as the others", e->change_count,
            words_many(e->change_count, "date", "dates"));
    }
    return sb_str(&b);
}

static void add_notes(const struct faults *faults, struct arena *a, struct taken *out)
{
    out->notes = arena_array(a, faults->count + 1, sizeof *out->notes);
    for (size_t i = 0; i < faults->count; i++) {
        struct fault f = faults->items[i];
        f.file = NULL; /* there is one, and it was just named */
        out->notes[out->note_count++] = fault_text(&f, a);
    }
}

static enum hub_rc take_calendar(struct hub *h, const char *path, const struct import_options *o,
    struct arena *a, struct taken *out, struct hub_err *err)
{
    static const enum taken_how hows[] = {[CALENDAR_NEW] = TAKEN_NEW,
        [CALENDAR_UPDATED] = TAKEN_CHANGED,
        [CALENDAR_SAME] = TAKEN_SAME,
        [CALENDAR_LEFT] = TAKEN_LEFT};
    struct calendar_entries entries;
    struct calendar_import report;
    struct faults faults;
    int64_t counts[TAKEN_HOWS] = {0};
    faults_on(&faults, a);
    enum hub_rc rc = import_calendar(h, path, o, a, &entries, &report, &faults, err);
    add_notes(&faults, a, out);
    if (rc != HUB_OK) {
        return rc;
    }
    out->lines = arena_array(a, entries.count + 1, sizeof *out->lines);
    for (size_t i = 0; i < entries.count; i++) {
        out->lines[out->line_count++] = (struct taken_line){
            hows[report.outcome[i]], entry_text(&entries.items[i], a)};
    }
    for (int i = 0; i < CALENDAR_OUTCOMES; i++) {
        counts[hows[i]] = report.counts[i];
    }
    out->fresh = counts[TAKEN_NEW] + counts[TAKEN_CHANGED];
    out->sum = arena_printf(a, "Events: %s.", sum_of(counts, a));
    return HUB_OK;
}

static enum hub_rc take_sheet(struct hub *h, const char *path, const struct noun *what,
    const struct import_options *o, struct arena *a, struct taken *out, struct hub_err *err)
{
    struct import_report report = {0};
    struct faults faults;
    struct sb b = sb_on(a);
    faults_on(&faults, a);
    out->sheet = true;
    enum hub_rc rc = import_csv(h, path, what, o, a, &report, &faults, err);
    add_notes(&faults, a, out);
    for (size_t i = 0; rc == HUB_OK && i < report.count; i++) {
        const struct import_count *n = &report.counts[i];
        int64_t counts[TAKEN_HOWS] = {n->added, n->updated, n->same, 0};
        char *plural = arena_strdup(a, n->noun->plural);
        plural[0] = (char)(plural[0] >= 'a' && plural[0] <= 'z' ? plural[0] - 'a' + 'A' : plural[0]);
        sb_addf(&b, "%s%s: %s.", b.len ? " " : "", plural, sum_of(counts, a));
        out->fresh += n->added + n->updated;
    }
    out->sum = sb_str(&b);
    return rc;
}

static bool ends_in(const char *path, const char *end)
{
    size_t len = strlen(path), tail = strlen(end);
    return len > tail && str_ieq(path + len - tail, end);
}

enum hub_rc file_take(struct hub *h, const char *path, const struct noun *what, bool only_try,
    struct arena *a, struct taken *out, struct hub_err *err)
{
    struct import_options o = {.dry_run = only_try};
    *out = (struct taken){.sum = ""};
    return ends_in(path, ".csv") ? take_sheet(h, path, what, &o, a, out, err)
                                 : take_calendar(h, path, &o, a, out, err);
}

/* --- what a sheet may hold --- */

/*
 * Pairs belong to lists of other things; worries are written here; books and lines to tell hub
 * keeps; a hub comes with all of its folder.
 */
static bool comes_by_file(const struct hub *h, const struct noun *n)
{
    unsigned never = NOUN_LINK | NOUN_SEALED | NOUN_NO_JOURNAL | NOUN_FOLLOWS | NOUN_BOOKS;
    return n != &hub_noun && !(n->flags & never) && hub_may(h, VERB_ADD, n);
}

enum hub_rc file_kinds(struct hub *h, const char *path, struct arena *a, struct file_kinds *out,
    struct hub_err *err)
{
    const struct noun **may = arena_array(a, noun_count, sizeof *may);
    *out = (struct file_kinds){.items = arena_array(a, noun_count, sizeof *out->items)};
    for (size_t i = 0; i < noun_count; i++) {
        if (comes_by_file(h, nouns[i])) {
            may[out->count++] = nouns[i];
        }
    }
    return csv_may_hold(path, may, out->count, a, out->items, &out->fit, err);
}

const char *file_from_there(const struct invocation *inv, struct arena *a)
{
    return arena_printf(a,
        "The file is on your own computer, so it is sent from there. Leave hub here, and type:\n\n"
        "%s < FILE.ics\n\nSay import csv - for a list (.csv). With --preview behind it you see first "
        "what it brings.",
        spool_call(inv, "import calendar -", a));
}

/* --- looking --- */

struct wanted {
    struct arena *a;
    const char *ends; /* ".ics|.csv" */
};

static bool is_wanted(const void *arg, const char *path, const struct stat *st)
{
    const struct wanted *w = arg;
    (void)st;
    for (size_t i = 0; i < str_parts(w->ends); i++) {
        const char *end = str_part(w->a, w->ends, i);
        if (*end && ends_in(path, end)) {
            return true;
        }
    }
    return false;
}

size_t files_look(const struct invocation *inv, const char *ends, struct arena *a,
    const char *out[FILES_MOST])
{
    const struct wanted w = {a, ends};
    return files_newest(inv, a, is_wanted, &w, out, FILES_MOST);
}
