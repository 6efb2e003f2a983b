/* SPDX-License-Identifier: MIT */
/* From the facts of a rota to the sheet that goes on the wall: only what a wall may show. */
#include "hub/exchange/rota_print.h"

#include "hub/base/str.h"
#include "hub/exchange/rules_pages.h"
#include "hub/model/stay_note.h"
#include "hub/service/records.h"
#include "hub/service/rota.h"
#include "hub/service/rota_version.h"

#include "child_names_priv.h"

#include <stdlib.h>

struct maker {
    struct hub *h;
    struct arena *a;
    struct rota_book book;
    struct rota_sheet sheet;
    const char **names;  /* of children, in the form asked for */
    const char **families;
    int32_t *sheet_stay; /* place of each stay in the sheet; -1: not on it */
};

static void default_days(const struct hub *h, const struct rota_print *p, struct rota_sheet *s)
{
    hub_date today = hub_today(h);
    int year, month, day;
    date_to_ymd(today, &year, &month, &day);
    hub_date first = p->by == ROTA_BY_WEEK ? date_add(today, -date_weekday(today))
                                           : date_from_ymd(year, month, 1);
    hub_date last = p->by == ROTA_BY_WEEK ? date_add(first, 27)
                                          : date_add(date_add_months(first, 2), -1);
    s->from = date_known(p->from) ? p->from : date_known(p->to) ? p->to : first;
    s->to = date_known(p->to) ? p->to : date_known(p->from) ? date_add(p->from, 27) : last;
}

static bool on_sheet(const struct maker *m, const struct rota_stay *s)
{
    return s->host >= 0 && s->status >= STATUS_DRAFT && s->status <= STATUS_HAPPENED &&
           wall_date(s->arrive).d <= m->sheet.to.d && wall_date(s->leave).d >= m->sheet.from.d;
}

static const char *children_of(const struct maker *m, int32_t stay)
{
    const struct rota_facts *f = &m->book.facts;
    struct sb b = sb_on(m->a);
    size_t count = 0, n = 0;
    for (int32_t i = 0; i < f->stay_child_count; i++) {
        count += f->stay_children[i].stay == stay;
    }
    for (int32_t i = 0; i < f->stay_child_count; i++) {
        if (f->stay_children[i].stay == stay) {
            const char *joint = n == 0 ? "" : n + 1 == count ? " and " : ", ";
            sb_addf(&b, "%s%s", joint, m->names[f->stay_children[i].child]);
            n++;
        }
    }
    return sb_str(&b);
}

static const char *kind_word(enum stay_kind kind)
{
    static const char *const words[] = {NULL, "emergency", "day visit", "tea visit"};
    return words[kind];
}

static enum sheet_status status_of(enum stay_status s)
{
    return s == STATUS_DRAFT ? ROTA_DRAFT : s == STATUS_HAPPENED ? ROTA_HAPPENED : ROTA_AGREED;
}

static void add_stays(struct maker *m)
{
    const struct rota_facts *f = &m->book.facts;
    struct sheet_stay *stays = arena_array(m->a, (size_t)f->stay_count + 1, sizeof *stays);
    m->sheet_stay = arena_array(m->a, (size_t)f->stay_count + 1, sizeof *m->sheet_stay);
    for (int32_t i = 0; i < f->stay_count; i++) {
        const struct rota_stay *s = &f->stays[i];
        m->sheet_stay[i] = -1;
        if (!on_sheet(m, s)) {
            continue;
        }
        m->sheet_stay[i] = (int32_t)m->sheet.stay_count;
        stays[m->sheet.stay_count++] = (struct sheet_stay){
            .host = (size_t)s->host,
            .family = m->families[s->family],
            .children = children_of(m, i),
            .kind = kind_word(s->kind),
            .arrive = s->arrive,
            .leave = s->leave,
            .status = status_of(s->status),
        };
    }
    m->sheet.stays = stays;
}

static void add_nights(struct maker *m)
{
    struct rota_grid grid;
    rota_grid_fill(&m->book, m->sheet.from, m->sheet.to, m->a, &grid);
    struct sheet_night *nights = arena_array(m->a, grid.count + 1, sizeof *nights);
    for (size_t i = 0; i < grid.count; i++) {
        const struct rota_cell *c = &grid.cells[i];
        if (m->sheet_stay[c->stay] >= 0) {
            nights[m->sheet.night_count++] = (struct sheet_night){
                (size_t)m->sheet_stay[c->stay], c->night, c->bed, m->names[c->child]};
        }
    }
    m->sheet.nights = nights;
    struct sheet_host *hosts =
        arena_array(m->a, (size_t)m->book.facts.host_count + 1, sizeof *hosts);
    for (int32_t i = 0; i < m->book.facts.host_count; i++) {
        hosts[i] = (struct sheet_host){.name = m->book.host_full[i], .beds = grid.beds[i]};
    }
    m->sheet.hosts = hosts;
    m->sheet.host_count = (size_t)m->book.facts.host_count;
}

static void add_away(struct maker *m)
{
    const struct rota_facts *f = &m->book.facts;
    struct sheet_away *away = arena_array(m->a, (size_t)f->away_count + 1, sizeof *away);
    for (int32_t i = 0; i < f->away_count; i++) {
        const struct rota_away *r = &f->aways[i];
        if (r->person < 0 && r->from.d <= m->sheet.to.d && r->to.d >= m->sheet.from.d) {
            away[m->sheet.away_count++] = (struct sheet_away){(size_t)r->host, r->from, r->to};
        }
    }
    m->sheet.away = away;
}

/* "Patel-Shah: 11–13 Dec 2026", "Reid: 18–20 Dec 2026 (offered)" */
static void add_asked(struct maker *m)
{
    const struct rota_facts *f = &m->book.facts;
    const char **asked = arena_array(m->a, (size_t)f->stay_count + 1, sizeof *asked);
    for (int32_t i = 0; i < f->stay_count; i++) {
        const struct rota_stay *s = &f->stays[i];
        char range[DATE_TEXT];
        if (s->status > STATUS_OFFERED || wall_date(s->arrive).d > m->sheet.to.d ||
            wall_date(s->leave).d < m->sheet.from.d) {
            continue;
        }
        asked[m->sheet.asked_count++] =
            arena_printf(m->a, "%s: %s%s", m->families[s->family],
                date_range(wall_date(s->arrive), wall_date(s->leave), range),
                s->status == STATUS_OFFERED ? " (offered)" : "");
    }
    m->sheet.asked = asked;
}

/* The version of these days, and what is not as it said. */
static enum hub_rc add_version(struct maker *m, struct hub_err *err)
{
    struct rota_changes c;
    struct rota_sheet *s = &m->sheet;
    enum hub_rc rc = hub_rota_changes(m->h, 0, s->from, s->to, m->a, &c, err);
    const char **lines = arena_array(m->a, rc == HUB_OK ? c.count + 1 : 1, sizeof *lines);
    for (size_t i = 0; rc == HUB_OK && i < c.count; i++) {
        if (c.items[i].kind != ROTA_SAME) {
            lines[s->change_count++] =
                rota_change_sentence(&c.items[i], s->names == ROTA_NAMES_INITIALS, m->a);
        }
    }
    if (rc == HUB_OK) {
        s->version = c.version.number;
        s->since = rota_changes_sentence(&c, m->a);
        s->changes = lines;
    }
    return rc;
}

static enum hub_rc one_hub(struct hub *h, struct hub_err *err)
{
    if (id_known(hub_default(h))) {
        return HUB_OK;
    }
    return hub_fail(err, HUB_EUSAGE, "There are several hubs here. Say which with --hub NAME.");
}

enum hub_rc rota_print_pages(struct hub *h, const struct rota_print *p, struct arena *a,
    struct page_doc **out, struct hub_err *err)
{
    struct maker m = {.h = h, .a = a};
    enum hub_rc rc = one_hub(h, err);
    m.sheet = (struct rota_sheet){
        .hub = hub_title(h),
        .practice = hub_practice(h),
        .printed = hub_now(h),
        .tonight = hub_today(h),
        .by = p->by,
        .names = p->names,
    };
    default_days(h, p, &m.sheet);
    if (rc == HUB_OK) {
        rc = hub_rota_book(h, m.sheet.from, m.sheet.to, a, &m.book, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    m.names = child_names(&m.book, p->names, a);
    m.families = family_names(&m.book, p->names, a);
    add_stays(&m);
    add_nights(&m);
    add_away(&m);
    add_asked(&m);
    rc = add_version(&m, err);
    if (rc != HUB_OK) {
        return rc;
    }
    rota_sheet_pages(&m.sheet, a, out);
    return HUB_OK;
}

static const char *fixes_text(const struct rota_report_row *row, struct arena *a)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < row->fix_count; i++) {
        sb_addf(&b, "%s%s", i ? "\n" : "", row->fixes[i]);
    }
    return sb_str(&b);
}

struct report_maker {
    struct hub *h;
    struct arena *a;
    struct rota_book book;
    struct rota_report report;
    struct record_list go_aheads;
    struct namer *namer;
};

/* "Amina, 3 Dec 2026: the cousins asked for it" */
static const char *went_ahead(const struct report_maker *m, const struct finding *f)
{
    const char *found = "";
    char day[DATE_TEXT];
    if (f->override < 0) {
        return found;
    }
    const struct rota_override *o = &m->book.facts.overrides[f->override];
    for (size_t i = 0; i < m->go_aheads.count; i++) {
        const struct go_ahead *g = record_at(&m->go_aheads, i);
        bool same = g->rule == o->rule && g->stay_id.n == m->book.facts.stays[o->stay].id &&
                    !str_empty(g->facts) && strtoull(g->facts, NULL, 16) == o->facts_hash;
        if (same) {
            found = arena_printf(m->a, "%s%s%s: %s",
                namer_name(m->namer, noun_find("person"), g->person_id),
                stamp_known(g->given_at) ? ", " : "",
                stamp_known(g->given_at) ? date_plain(stamp_date(g->given_at), day) : "",
                g->reason ? g->reason : "");
        }
    }
    return found;
}

static struct rules_row rules_row(const struct report_maker *m, const struct rota_report_row *r)
{
    struct arena *a = m->a;
    char dates[DATE_TEXT];
    return (struct rules_row){
        .level = rule_level_shown(r->finding->level),
        .rule = r->rule->title,
        .dates = arena_strdup(a, date_range(r->finding->from, r->finding->to, dates)),
        .family = r->family,
        .host = r->host,
        .sentence = r->line,
        .fix = fixes_text(r, a),
        .go_ahead = went_ahead(m, r->finding),
    };
}

/* What must be fixed first, then what is owed, then what to check; each by date. */
static void rules_rows(const struct report_maker *m, struct rules_row *out)
{
    const struct rota_report *report = &m->report;
    static const enum rule_level worst_first[] = {LEVEL_HARD, LEVEL_OWED, LEVEL_WARN};
    size_t n = 0;
    for (size_t l = 0; l < sizeof worst_first / sizeof *worst_first; l++) {
        for (size_t i = 0; i < report->count; i++) {
            if (report->rows[i].finding->level == worst_first[l]) {
                out[n++] = rules_row(m, &report->rows[i]);
            }
        }
    }
}

enum { FIXES_MOST = 200 }; /* on paper: some pages of them */

/* What each family had and each host gave, a row each. */
static void add_shares(const struct rota_tally *t, struct rules_sheet *s, struct arena *a)
{
    size_t families = t->shares.family_count, hosts = t->shares.host_count;
    struct share_line *lines = arena_array(a, families + hosts + 1, sizeof *lines);
    char range[DATE_TEXT];
    for (size_t i = 0; i < families; i++) {
        const struct family_share *f = &t->shares.families[i];
        lines[s->share_count++] =
            (struct share_line){t->book.family_full[f->family], family_share_words(f, a), false};
    }
    for (size_t i = 0; i < hosts; i++) {
        const struct host_share *h = &t->shares.hosts[i];
        lines[s->share_count++] =
            (struct share_line){t->book.host_full[h->host], host_share_words(h, a), true};
    }
    s->shares = lines;
    s->share_days = arena_strdup(a, date_range(t->shares.from, t->shares.to, range));
}

static enum hub_rc read_report(
    struct report_maker *m, hub_date from, hub_date to, struct rota_tally *t, struct hub_err *err)
{
    struct record_ask all = record_ask_all();
    enum hub_rc rc = hub_rota_book(m->h, from, to, m->a, &m->book, err);
    if (rc == HUB_OK) {
        rc = hub_list(m->h, &go_ahead_noun, &all, m->a, &m->go_aheads, err);
    }
    if (rc == HUB_OK) {
        rc = hub_rota_shares(m->h, to, m->a, t, err);
    }
    if (rc == HUB_OK) {
        rota_report(&m->book, FIXES_MOST, m->a, &m->report);
    }
    return rc;
}

enum hub_rc rules_print_pages(struct hub *h, hub_date from, hub_date to, struct arena *a,
    struct page_doc **out, struct hub_err *err)
{
    struct report_maker m = {.h = h, .a = a, .namer = namer_create(h, a)};
    struct rota_changes changes;
    struct rota_tally tally;
    enum hub_rc rc = one_hub(h, err);
    if (rc == HUB_OK) {
        rc = hub_rota_changes(h, 0, from, to, a, &changes, err);
    }
    if (rc == HUB_OK) {
        rc = read_report(&m, from, to, &tally, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    struct rules_row *rows = arena_array(a, m.report.count + 1, sizeof *rows);
    rules_rows(&m, rows);
    struct rules_sheet sheet = {
        .hub = hub_title(h),
        .version = changes.version.number,
        .since = rota_changes_sentence(&changes, a),
        .practice = hub_practice(h),
        .printed = hub_now(h),
        .from = from,
        .to = to,
        .rows = rows,
        .row_count = m.report.count,
    };
    add_shares(&tally, &sheet, a);
    rules_sheet_pages(&sheet, a, out);
    return HUB_OK;
}
