/* SPDX-License-Identifier: MIT */
/* What stands on a host's page: the sleepovers at the left, what is owed and whom to ring at the right. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "mine_priv.h"

#include <stdio.h>
#include <string.h>

enum { NAME_COLS = 12, NUMBER_COLS = 16 };

const char *mine_name(const struct pane *p, const char *name)
{
    return p->view.hide ? utf8_initials(p->loaded, name) : name;
}

static void text_row(struct pane *p, int part, unsigned style, const char *text)
{
    struct mine *s = p->state;
    if (!str_empty(text)) {
        rows_view_add(&s->parts[part], p->loaded, (struct view_row){.style = style, .text = text});
    }
}

static const char *when_of(const struct pane *p, const struct host_stay *s)
{
    char at[DATE_TEXT];
    bool here = s->when == HOST_HERE;
    hub_wall w = here ? s->leave : s->arrive;
    const char *who = here ? s->collects : s->brings;
    if (s->when == HOST_OVER) {
        return "went home";
    }
    bool named = *who && !p->view.hide;
    return arena_printf(p->loaded, "%s %.3s %s%s%s%s", here ? "until" : "from",
        date_weekday_name(date_weekday(wall_date(w))), tod_iso(wall_tod(w), at), named ? " · " : "",
        named ? who : "", named ? here ? " collects" : " brings" : "");
}

static void stay_row(struct pane *p, const struct host_stay *s)
{
    struct mine *m = p->state;
    rows_view_add(&m->parts[MINE_STAYS], p->loaded,
        (struct view_row){.kind = MINE_STAY, .id = s->stay.n, .pick = true,
            .style = s->agreed ? STYLE_LABEL : STYLE_WARN,
            .text = arena_printf(p->loaded, "%s  %s%s · %s", mine_name(p, s->family_name), s->days,
                s->agreed ? "" : " · NOT AGREED YET", when_of(p, s))});
}

static const char *child_text(const struct pane *p, const struct host_child *c)
{
    struct sb b = sb_on(p->loaded);
    if (p->view.hide) {
        return arena_strndup(p->loaded, c->alert, strcspn(c->alert, " ,;:"));
    }
    sb_add(&b, c->alert);
    sb_addf(&b, "%s%s", b.len && c->no_photos ? " · " : "", c->no_photos ? "no photos" : "");
    sb_addf(&b, "%s%s", b.len && *c->medicine ? " · " : "", c->medicine);
    return b.len ? sb_str(&b) : "Enter: what this child needs";
}

static void child_row(struct pane *p, const struct host_child *c)
{
    struct mine *s = p->state;
    const char *name = mine_name(p, c->name);
    const char *lead = c->age >= 0 ? arena_printf(p->loaded, "  %s %d", name, c->age)
                                   : arena_printf(p->loaded, "  %s", name);
    int cols = utf8_width(lead) + 2 > NAME_COLS ? utf8_width(lead) + 2 : NAME_COLS;
    rows_view_add(&s->parts[MINE_STAYS], p->loaded,
        (struct view_row){MINE_CHILD, c->child.n, true, *c->alert ? STYLE_ALERT : STYLE_NORMAL, lead,
            cols, child_text(p, c), NULL});
}

static void add_stays(struct pane *p, enum host_when when, const char *heading, const char *none)
{
    struct mine *s = p->state;
    size_t count = 0;
    for (size_t i = 0; i < s->day.stay_count; i++) {
        count += s->day.stays[i].when == when;
    }
    if (!count && !none) {
        return;
    }
    bool first = when == HOST_HERE && p->view.single;
    rows_view_heading(&s->parts[MINE_STAYS], p->loaded, heading,
        first ? arena_printf(p->loaded, "Tab: NEEDS YOU %zu", s->day.owed_count) : NULL);
    text_row(p, MINE_STAYS, STYLE_MUTED, count ? "" : none);
    for (size_t i = 0; i < s->day.stay_count; i++) {
        const struct host_stay *stay = &s->day.stays[i];
        if (stay->when != when) {
            continue;
        }
        stay_row(p, stay);
        for (size_t k = 0; k < stay->count; k++) {
            child_row(p, &stay->children[k]);
        }
    }
}

static const char *hidden_owed(enum host_owes kind)
{
    static const char *const words[] = {
        [HOST_OWES_ANSWER] = "You are asked for a sleepover",
        [HOST_OWES_CALL] = "A sheet to go through before a sleepover",
        [HOST_OWES_COUNT_IN] = "A medicine to count in",
        [HOST_OWES_DOSE] = "A medicine is due",
        [HOST_OWES_COUNT_OUT] = "A medicine to count out",
        [HOST_OWES_NOTE] = "A going-home note to write",
    };
    return words[kind];
}

static void add_owed(struct pane *p)
{
    struct mine *s = p->state;
    char count[16];
    snprintf(count, sizeof count, "%zu", s->day.owed_count);
    rows_view_heading(&s->parts[MINE_OWED], p->loaded, "NEEDS YOU", arena_strdup(p->loaded, count));
    text_row(p, MINE_OWED, STYLE_MUTED, s->day.owed_count ? "" : "Nothing just now. Thank you.");
    for (size_t i = 0; i < s->day.owed_count; i++) {
        const struct host_owed *o = &s->day.owed[i];
        rows_view_add(&s->parts[MINE_OWED], p->loaded,
            (struct view_row){MINE_OWES, (int64_t)i + 1, true,
                o->kind == HOST_OWES_DOSE ? STYLE_WARN : STYLE_NORMAL, NULL, 0,
                p->view.hide ? hidden_owed(o->kind) : o->text, NULL});
    }
}

static void add_rests(struct pane *p)
{
    struct mine *s = p->state;
    rows_view_heading(&s->parts[MINE_OWED], p->loaded, "YOUR DAYS OFF", NULL);
    text_row(p, MINE_OWED, STYLE_MUTED,
        s->day.rest_count ? "" : "None is written down. n, then d, writes some down.");
    for (size_t i = 0; i < s->day.rest_count; i++) {
        const struct host_rest *r = &s->day.rests[i];
        bool why = *r->why && !p->view.hide;
        rows_view_add(&s->parts[MINE_OWED], p->loaded,
            (struct view_row){MINE_REST, r->away.n, true, STYLE_NORMAL, NULL, 0,
                arena_printf(p->loaded, "%s%s%s", r->days, why ? " · " : "", why ? r->why : ""), NULL});
    }
}

static void add_numbers(struct pane *p)
{
    struct mine *s = p->state;
    rows_view_heading(&s->parts[MINE_OWED], p->loaded, "RING", NULL);
    for (size_t i = 0; i < s->day.number_count; i++) {
        rows_view_add(&s->parts[MINE_OWED], p->loaded,
            (struct view_row){.lead = s->day.numbers[i].number, .lead_cols = NUMBER_COLS,
                .text = mine_name(p, s->day.numbers[i].who)});
    }
}

void mine_rows(struct pane *p)
{
    struct mine *s = p->state;
    for (int i = 0; i < MINE_PARTS; i++) {
        rows_view_begin(&s->parts[i]);
    }
    text_row(p, MINE_STAYS, STYLE_OK, s->welcome);
    if (!id_known(s->day.host)) {
        text_row(p, MINE_STAYS, STYLE_WARN,
            "No host stands under your name yet, so no sleepover is shown. Ring the hub carer.");
    }
    add_stays(p, HOST_HERE, "HERE NOW", "Nobody stays with you just now.");
    add_stays(p, HOST_AHEAD, "COMING", "No sleepover is planned.");
    add_stays(p, HOST_OVER, "JUST OVER", NULL);
    add_owed(p);
    add_rests(p);
    add_numbers(p);
    for (int i = 0; i < MINE_PARTS; i++) {
        rows_view_end(&s->parts[i]);
    }
}

