/* SPDX-License-Identifier: MIT */
/* From the facts of a rota to the sheet that goes on the wall: only what a wall may show. */
#include "hub/exchange/rota_print.h"

#include "hub/base/str.h"
#include "hub/exchange/rules_pages.h"
#include "hub/service/rota.h"
#include "hub/service/rota_version.h"

#include "child_names_priv.h"

struct maker {
    struct hub *h;
    struct arena *a;
    struct rota_book book;
    struct rota_sheet sheet;
    const char **names;  /* of children, in the form asked for */
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
            .family = m->book.family_full[s->family],
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
            arena_printf(m->a, "%s: %s%s", m->book.family_full[s->family],
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

static struct rules_row rules_row(const struct rota_report_row *r, struct arena *a)
{
    char dates[DATE_TEXT];
    return (struct rules_row){
        .level = rule_level_shown(r->finding->level),
        .rule = r->rule->title,
        .dates = arena_strdup(a, date_range(r->finding->from, r->finding->to, dates)),
        .family = r->family,
        .host = r->host,
        .sentence = r->line,
        .fix = fixes_text(r, a),
    };
}

/* What must be fixed first, then what is owed, then what to check; each by date. */
static void rules_rows(const struct rota_report *report, struct rules_row *out, struct arena *a)
{
    static const enum rule_level worst_first[] = {LEVEL_HARD, LEVEL_OWED, LEVEL_WARN};
    size_t n = 0;
    for (size_t l = 0; l < sizeof worst_first / sizeof *worst_first; l++) {
        for (size_t i = 0; i < report->count; i++) {
            if (report->rows[i].finding->level == worst_first[l]) {
                out[n++] = rules_row(&report->rows[i], a);
            }
        }
    }
}

enum { FIXES_MOST = 200 }; /* on paper: some pages of them */

enum hub_rc rules_print_pages(struct hub *h, hub_date from, hub_date to, struct arena *a,
    struct page_doc **out, struct hub_err *err)
{
    struct rota_book book;
    struct rota_report report;
    struct rota_changes changes;
    enum hub_rc rc = one_hub(h, err);
    if (rc == HUB_OK) {
        rc = hub_rota_changes(h, 0, from, to, a, &changes, err);
    }
    if (rc == HUB_OK) {
        rc = hub_rota_book(h, from, to, a, &book, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    rota_report(&book, FIXES_MOST, a, &report);
    struct rules_row *rows = arena_array(a, report.count + 1, sizeof *rows);
    rules_rows(&report, rows, a);
    struct rules_sheet sheet = {
        .hub = hub_title(h),
        .version = changes.version.number,
        .since = rota_changes_sentence(&changes, a),
        .practice = hub_practice(h),
        .printed = hub_now(h),
        .from = from,
        .to = to,
        .rows = rows,
        .row_count = report.count,
    };
    rules_sheet_pages(&sheet, a, out);
    return HUB_OK;
}
