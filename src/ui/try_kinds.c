/* SPDX-License-Identifier: MIT */
/* A file taken in, an event copied, a season copied. */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/command/cli.h"
#include "hub/model/noun.h"
#include "hub/service/copy.h"
#include "print_view_priv.h"
#include "try_priv.h"

/* --- a file --- */

static void offer_files(struct pane *p, struct try_pane *s)
{
    const char *files[FILES_MOST];
    size_t count = p->view.inv ? files_look(p->view.inv, ".ics|.csv", s->seen, files) : 0;
    rows_view_heading(&s->rows, s->seen, "Found on sticks and in your own folder", NULL);
    for (size_t i = 0; i < count; i++) {
        try_choice(s, TRY_FILE, (int64_t)i + 1, files[i]);
    }
    if (count == 0) {
        rows_view_add(&s->rows, s->seen,
            (struct view_row){.style = STYLE_MUTED, .text = "None. Type where it is."});
    }
}

static void list_lines(struct try_pane *s, const struct taken *t)
{
    static const char *const headings[] = {[TAKEN_NEW] = "New",
        [TAKEN_CHANGED] = "Changed",
        [TAKEN_LEFT] = "Left aside",
        [TAKEN_SAME] = "There already"};
    static const enum taken_how order[] = {TAKEN_NEW, TAKEN_CHANGED, TAKEN_LEFT, TAKEN_SAME};
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        bool any = false;
        for (size_t i = 0; i < t->line_count; i++) {
            if (t->lines[i].how != order[k]) {
                continue;
            }
            if (!any) {
                rows_view_heading(&s->rows, s->seen, headings[order[k]], NULL);
            }
            any = true;
            try_row(s, order[k] == TAKEN_SAME ? STYLE_MUTED : STYLE_NORMAL, t->lines[i].text);
        }
    }
}

static void list_notes(struct try_pane *s, const struct taken *t, bool failed)
{
    if (t->note_count) {
        rows_view_heading(&s->rows, s->seen,
            failed ? "What is wrong: nothing was taken in" : "Please read", NULL);
    }
    for (size_t i = 0; i < t->note_count; i++) {
        try_row(s, STYLE_WARN, t->notes[i]);
    }
}

static void list_kinds(struct try_pane *s)
{
    for (size_t i = 0; i < s->kinds.count; i++) {
        if (i == 0 || i == s->kinds.fit) {
            rows_view_heading(&s->rows, s->seen,
                i < s->kinds.fit ? "What does it hold? These fit"
                : i              ? "The others"
                                 : "What does it hold?",
                NULL);
        }
        try_choice(s, TRY_WHAT, (int64_t)i + 1, noun_titled(s->kinds.items[i], s->seen));
    }
}

/* Families, children, stays: below, instead of what would be saved. */
static enum hub_rc choose_what(struct pane *p, struct try_pane *s, struct hub *hub, const char *path,
    struct hub_err *err)
{
    enum hub_rc rc = file_kinds(hub, path, s->seen, &s->kinds, err);
    if (rc == HUB_OK) {
        list_kinds(s);
        pane_say(p, "Choose what it holds. Nothing is saved.");
    }
    return rc;
}

static void offer_others(struct try_pane *s, const struct taken *t)
{
    if (t->sheet) {
        rows_view_heading(&s->rows, s->seen, "Is it something else?", NULL);
        try_choice(s, TRY_OTHER, 1, "Choose what the file holds");
    }
}

static enum hub_rc take_in(struct pane *p, struct try_pane *s, struct hub *hub, bool only_try,
    struct hub_err *err)
{
    struct taken t;
    const char *path = str_trim(s->seen, s->fields[0].text);
    const char *home = p->view.inv ? p->view.inv->program->env.home : NULL;
    if (print_guest(p)) {
        return hub_fail(err, HUB_EDENIED, "%s", file_from_there(p->view.inv, s->seen));
    }
    if (str_starts(path, "~/") && home) {
        path = arena_printf(s->seen, "%s%s", home, path + 1);
    }
    if (str_empty(path)) {
        return hub_fail(err, HUB_EINVAL, "Which file? Type where it is, or choose one below.");
    }
    if (s->choose) {
        return choose_what(p, s, hub, path, err);
    }
    enum hub_rc rc = file_take(hub, path, s->what, only_try, s->seen, &t, err);
    if (rc != HUB_OK && err->next == NEXT_WHAT) {
        *err = (struct hub_err){0};
        return choose_what(p, s, hub, path, err);
    }
    if (rc == HUB_OK) {
        try_row(s, STYLE_HEADING,
            t.fresh ? t.sum : arena_printf(s->seen, "Nothing in it is new. %s", t.sum));
    }
    list_notes(s, &t, rc != HUB_OK);
    list_lines(s, &t);
    offer_others(s, &t);
    s->save = rc == HUB_OK && t.fresh > 0;
    if (rc == HUB_OK && !only_try) {
        pane_say(p, "Taken in. %s u takes all of it back.", t.sum);
    }
    return rc;
}

const struct try_kind try_take = {
    .heading = "Take in a calendar or a list",
    .draft = TAKE_DRAFT,
    .go = "[Take it in]",
    .fields = {{"File", "Where it is: /home/you/term.ics", false}},
    .count = 1,
    .offers = offer_files,
    .work = take_in,
};

/* --- copies --- */

static enum hub_rc day_of(struct pane *p, const struct try_pane *s, size_t i, hub_date *out,
    struct hub_err *err)
{
    enum hub_rc rc = date_parse(s->fields[i].text, p->view.today, out, err);
    return rc == HUB_OK ? rc : hub_err_wrap(err, "%s", s->kind->fields[i].label);
}

static void list_copied(struct try_pane *s, const struct copy_notes *n)
{
    for (size_t i = 0; i < n->count; i++) {
        bool not_copied = str_starts(n->lines[i], "Not copied") ||
                          str_starts(n->lines[i], "Please check");
        try_row(s, not_copied ? STYLE_WARN : STYLE_NORMAL, n->lines[i]);
    }
}

static enum hub_rc copy_event(struct pane *p, struct try_pane *s, struct hub *hub, bool only_try,
    struct hub_err *err)
{
    struct copy_notes notes = {.a = s->seen};
    hub_date day;
    char text[DATE_TEXT];
    enum hub_rc rc = day_of(p, s, 0, &day, err);
    rc = rc == HUB_OK ? hub_event_copy(hub, s->record, day, only_try, &notes, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    list_copied(s, &notes);
    s->save = true;
    if (!only_try) {
        pane_say(p, "Copied to %s. u takes it back.", date_medium(day, text));
        pane_run(p, arena_printf(p->life, "added %lld", (long long)notes.record.n));
    }
    return HUB_OK;
}

const struct try_kind try_copy = {
    .heading = "Copy",
    .draft = COPY_DRAFT,
    .go = "[Save the copy]",
    .fields = {{"To", "Which day? 5/12, 5 dec, sat, +52w.", true}},
    .count = 1,
    .work = copy_event,
};

static enum hub_rc copy_season(struct pane *p, struct try_pane *s, struct hub *hub, bool only_try,
    struct hub_err *err)
{
    struct copy_notes notes = {.a = s->seen};
    hub_date from, to, start;
    enum hub_rc rc = day_of(p, s, 0, &from, err);
    rc = rc == HUB_OK ? day_of(p, s, 1, &to, err) : rc;
    rc = rc == HUB_OK ? day_of(p, s, 2, &start, err) : rc;
    rc = rc == HUB_OK ? hub_season_copy(hub, from, to, start, only_try, &notes, err) : rc;
    list_copied(s, &notes);
    s->save = rc == HUB_OK;
    if (rc == HUB_OK && !only_try) {
        pane_say(p, "%zu %s copied. u takes all of it back.", notes.made,
            words_many(notes.made, "event is", "events are"));
        pane_run(p, arena_printf(p->life, "added %lld", (long long)notes.record.n));
    }
    return rc;
}

const struct try_kind try_season = {
    .heading = "Copy a season",
    .draft = SEASON_DRAFT,
    .go = "[Save the new season]",
    .fields = {{"From", "Its first day: 1/9/2025.", true},
        {"To", "Its last day: 18/7/2026.", true},
        {"New start", "Weekdays stay: 1/9/2026.", true}},
    .count = 3,
    .work = copy_season,
};
