/* SPDX-License-Identifier: MIT */
/* What is on, what is wrong, what was found, what was done. */
#include "plain_priv.h"

#include "hub/base/str.h"
#include "hub/service/find.h"
#include "hub/service/history.h"
#include "hub/service/records.h"
#include "hub/service/rota.h"
#include "hub/service/today_words.h"

/* --- today ---------------------------------------------------------------------- */

static void say_child(struct plain *p, const struct today_child *c)
{
    const char *alert = today_alert_text(c, p->a);
    say(p, "- %s, %s", today_child_name(c, p->a), c->family);
    if (*alert) {
        say(p, "%s", alert);
    }
    for (size_t i = 0; i < c->dose_count; i++) {
        say(p, "%s", c->doses[i]);
    }
    say(p, "Ring %s", today_ring_text(c, p->a));
    if (*c->collect) {
        say(p, "May collect: %s", c->collect);
    }
}

static void say_tonight(struct plain *p, const struct today *t)
{
    say(p, "\nTonight");
    for (size_t i = 0; i < t->host_count; i++) {
        say(p, "%s: %s", t->hosts[i].name, today_beds_text(&t->hosts[i], p->a));
        for (size_t k = 0; k < t->hosts[i].count; k++) {
            say_child(p, &t->hosts[i].children[k]);
        }
    }
}

static void say_planned(struct plain *p, const struct today *t)
{
    char time[DATE_TEXT];
    for (size_t i = 0; i < t->event_count; i++) {
        say(p, "%s %s", today_hours(&t->events[i], p->a), today_event_text(&t->events[i], p->a));
    }
    for (size_t i = 0; i < t->move_count; i++) {
        say(p, "%s %s", tod_iso(wall_tod(t->moves[i].at), time),
            today_move_text(&t->moves[i], p->a));
    }
    if (t->event_count + t->move_count == 0) {
        say(p, "Nothing is planned.");
    }
}

static const char *need_label(void *arg, size_t i, struct arena *a)
{
    const struct today *t = arg;
    return arena_printf(a, "%s: %s", today_level_word(t->needs[i].level), t->needs[i].text);
}

static const struct noun *need_noun(enum need_kind kind)
{
    static const char *const names[] = {
        [NEED_RULE] = "stay",
        [NEED_CONSENT] = "consent",
        [NEED_SAFETY_CHECK] = "check",
        [NEED_ASKED] = "stay",
        [NEED_ACTION] = "entry",
        [NEED_BED] = "stay",
        [NEED_PEER] = "match",
        [NEED_PHONES] = "hub",
    };
    return (size_t)kind < sizeof names / sizeof *names ? noun_find(names[kind]) : NULL;
}

static void open_need(struct plain *p, const struct today_need *n)
{
    const struct noun *noun = need_noun(n->kind);
    if (n->kind == NEED_DRAFT) {
        plain_drafts(p);
    } else if (noun && id_known(n->record)) {
        plain_record(p, noun, n->record, NULL);
    } else {
        say(p, "%s", n->text);
    }
}

void plain_today(struct plain *p, const void *unused)
{
    struct today t;
    struct hub_err err;
    char day[DATE_TEXT];
    (void)unused;
    if (hub_today_view(p->h, hub_today(p->h), p->a, &t, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    say(p, "\n%s", date_long(t.day, day));
    say_planned(p, &t);
    say_tonight(p, &t);
    struct choices c = {
        .title = arena_printf(p->a, "Needs you: %zu", t.need_count),
        .word = "line",
        .count = t.need_count,
        .label = need_label,
        .arg = &t,
    };
    for (int which = 0; which != CHOSE_BACK && which != CHOSE_CHANGED && !p->ended;) {
        which = choose(p, &c);
        if (which >= 0) {
            open_need(p, &t.needs[which]);
        }
    }
}

/* --- the rota ------------------------------------------------------------------- */

enum { FIXES_MOST = 20 };

static const char *finding_label(void *arg, size_t i, struct arena *a)
{
    const struct rota_report *r = arg;
    return arena_printf(
        a, "%s: %s", rule_level_shown(r->rows[i].finding->level), r->rows[i].sentence);
}

static void open_finding(struct plain *p, const struct rota_report_row *row)
{
    for (size_t i = 0; i < row->fix_count; i++) {
        say(p, "Try: %s", row->fixes[i]);
    }
    if (id_known(row->stay)) {
        plain_record(p, noun_find("stay"), row->stay, NULL);
    }
}

static void say_findings(struct plain *p, hub_date from, hub_date to)
{
    struct rota_book book;
    struct rota_report report;
    struct hub_err err;
    char days[DATE_TEXT];
    if (hub_rota_book(p->h, from, to, p->a, &book, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    rota_report(&book, FIXES_MOST, p->a, &report);
    if (report.count == 0) {
        say(p, "Nothing is wrong with the rota, %s.", date_range(from, to, days));
        return;
    }
    struct choices c = {
        .title = arena_printf(
            p->a, "To put right, %s: %zu", date_range(from, to, days), report.count),
        .word = "line",
        .count = report.count,
        .label = finding_label,
        .arg = &report,
    };
    int which = choose(p, &c);
    if (which >= 0) {
        open_finding(p, &report.rows[which]);
    }
}

static const char *rota_label(void *arg, size_t i, struct arena *a)
{
    static const char *const labels[] = {"What is wrong tonight", "What is wrong in the next 31 days",
        "What is wrong at all", "Stays", "Print the rota", "Print what is wrong"};
    (void)arg;
    (void)a;
    return labels[i];
}

void plain_rota(struct plain *p, const void *unused)
{
    enum { TONIGHT, MONTH, ALL, STAYS, PRINT, PRINT_RULES, CHOICES };
    struct choices c = {.title = "Rota", .count = CHOICES, .label = rota_label};
    hub_date today = hub_today(p->h);
    (void)unused;
    for (int which = 0; which != CHOSE_BACK && !p->ended;) {
        which = choose(p, &c);
        switch (which) {
        case TONIGHT:
            say_findings(p, today, today);
            break;
        case MONTH:
            say_findings(p, today, date_add(today, 31));
            break;
        case ALL:
            say_findings(p, DATE_NONE, DATE_NONE);
            break;
        case STAYS:
            plain_list(p, noun_find("stay"), NULL, ID_NONE);
            break;
        case PRINT:
            plain_print(p, "rota", NULL);
            break;
        case PRINT_RULES:
            plain_print(p, "rules", NULL);
            break;
        default:
            break;
        }
    }
}

/* --- find ------------------------------------------------------------------------ */

static const char *hit_label(void *arg, size_t i, struct arena *a)
{
    const struct find_hit *hits = arg;
    return *hits[i].snippet
               ? arena_printf(a, "%s: %s. %s", hits[i].noun->name, hits[i].title, hits[i].snippet)
               : arena_printf(a, "%s: %s", hits[i].noun->name, hits[i].title);
}

void plain_find(struct plain *p, const char *text)
{
    struct find_hits hits;
    struct hub_err err;
    if (hub_find_text(p->h, text, FIND_MOST, FIND_ALL, p->a, &hits, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    if (hits.count == 0) {
        say(p, "Nothing was found for \"%s\".", text);
        return;
    }
    struct choices c = {
        .title = arena_printf(p->a, "Found: %zu%s", hits.count, hits.more ? " and more" : ""),
        .word = "line",
        .count = hits.count,
        .label = hit_label,
        .arg = hits.items,
    };
    int which = hits.count == 1 ? 0 : choose(p, &c);
    if (which >= 0) {
        plain_record(p, hits.items[which].noun, hits.items[which].id, NULL);
    }
}

/* --- what was done ----------------------------------------------------------------- */

enum { CHANGES_READ = 64 }; /* steps back; the command line lists all */

struct telling {
    struct plain *p;
    const char *lines[CHANGES_READ];
    size_t count;
};

static enum hub_rc keep_line(void *arg, const struct change_line *l, struct hub_err *err)
{
    struct telling *t = arg;
    char at[DATE_TEXT];
    (void)err;
    if (t->count < CHANGES_READ) {
        t->lines[t->count++] =
            arena_printf(t->p->a, "%s, %s %s", wall_long(l->at, at), l->who, l->sentence);
    }
    return HUB_OK;
}

static const char *line_label(void *arg, size_t i, struct arena *a)
{
    (void)a;
    return ((const char **)arg)[i];
}

/* Lines to be read, not chosen from. */
static void read_out(struct plain *p, const char *title, const char **lines, size_t count)
{
    struct choices c = {
        .title = title, .word = "line", .count = count, .label = line_label, .arg = (void *)lines};
    for (int which = 0; which >= 0 && !p->ended;) {
        which = choose(p, &c);
        if (which >= 0) {
            say(p, "%s", lines[which]);
        }
    }
}

void plain_changes(struct plain *p, const void *unused)
{
    struct telling t = {.p = p};
    struct hub_err err;
    /* A hundred days, so that ten years are not read through for the newest lines. */
    struct changes_ask ask = {.from = date_add(hub_today(p->h), -100), .to = DATE_NONE};
    (void)unused;
    if (hub_changes(p->h, &ask, keep_line, &t, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    read_out(p, arena_printf(p->a, "What was done, newest first: %zu", t.count), t.lines, t.count);
}

void plain_history(struct plain *p, const struct noun *n, hub_id id)
{
    struct history h;
    struct hub_err err;
    char at[DATE_TEXT];
    if (hub_history(p->h, n, id, p->a, &h, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    const char **lines = arena_array(p->a, h.count + 1, sizeof *lines);
    for (size_t i = 0; i < h.count; i++) {
        lines[i] = arena_printf(p->a, "%s, %s: %s", wall_long(h.lines[i].at, at), h.lines[i].who,
            h.lines[i].sentence);
    }
    read_out(p, arena_printf(p->a, "Changes, newest first: %zu", h.count), lines, h.count);
}

struct gone {
    const struct noun *noun;
    hub_id id;
    const char *label;
};

struct removed {
    struct plain *p;
    const struct noun *noun;
    struct namer *names;
    struct gone *items;
    size_t count, cap;
};

static enum hub_rc keep_removed(void *arg, const void *rec, struct hub_err *err)
{
    struct removed *r = arg;
    const struct record *head = rec;
    (void)err;
    arena_grow(r->p->a, &r->items, r->count, &r->cap, sizeof *r->items);
    r->items[r->count++] = (struct gone){r->noun, head->id,
        arena_printf(r->p->a, "%s %s", r->noun->name, namer_name(r->names, r->noun, head->id))};
    return HUB_OK;
}

static const char *gone_label(void *arg, size_t i, struct arena *a)
{
    (void)a;
    return ((const struct gone *)arg)[i].label;
}

void plain_removed(struct plain *p, const void *unused)
{
    struct removed r = {.p = p, .names = namer_create(p->h, p->a)};
    struct record_ask ask = record_ask_all();
    struct hub_err err;
    (void)unused;
    ask.removed = true;
    for (size_t i = 0; i < noun_count; i++) {
        r.noun = nouns[i];
        if (!(r.noun->flags & (NOUN_LINK | NOUN_SEALED))) {
            (void)hub_each(p->h, r.noun, &ask, keep_removed, &r, &err); /* what may not be seen */
        }
    }
    struct choices c = {.title = arena_printf(p->a, "Removed: %zu", r.count),
        .word = "line",
        .help = "Choose one to bring it back.",
        .count = r.count,
        .label = gone_label,
        .arg = r.items};
    int which = choose(p, &c);
    if (which >= 0 && ask_yes(p, arena_printf(p->a, "Bring back the %s?", r.items[which].label))) {
        if (hub_restore(p->h, r.items[which].noun, r.items[which].id, &err) == HUB_OK) {
            say(p, "Brought back. u removes it again.");
        } else {
            say_error(p, &err);
        }
    }
}

/* --- commands ---------------------------------------------------------------------- */

void plain_command(struct plain *p, const char *const *words, size_t count)
{
    struct hub_err err;
    const char *text = "";
    const char **argv = arena_array(p->a, count + 2, sizeof *argv);
    argv[0] = "hub";
    for (size_t i = 0; i < count; i++) {
        argv[i + 1] = words[i];
    }
    enum hub_rc rc = cli_again(p->inv, (int)count + 1, argv, p->a, &text, &err);
    if (*text) {
        say(p, "%s", text);
    }
    if (rc != HUB_OK && rc != HUB_EFINDING) {
        say_error(p, &err);
    }
}

void plain_print(struct plain *p, const char *page, const char *name)
{
    const char *words[8];
    size_t count = 0;
    words[count++] = "print";
    words[count++] = page;
    if (name) {
        words[count++] = name;
    }
    say(p, "\nPrint\nType a file name for a PDF, Enter to read it here, 0 back");
    const char *answer = ask(p);
    if (!answer || str_eq(answer, "0") || str_ieq(answer, "back")) {
        return;
    }
    if (*answer) {
        words[count++] = "-o";
        words[count++] = answer;
    } else {
        words[count++] = "--format";
        words[count++] = "text";
    }
    plain_command(p, words, count);
    if (*answer) {
        say(p, "Ready: %s", answer);
    }
}
