/* SPDX-License-Identifier: MIT */
/* From the facts of a rota to the rule report: what is wrong, what helps, who went ahead and why. */
#include "hub/base/str.h"
#include "hub/exchange/rota_print.h"
#include "hub/exchange/rules_pages.h"
#include "hub/model/stay.h"
#include "hub/model/stay_note.h"
#include "hub/service/records.h"
#include "hub/service/rota.h"
#include "hub/service/rota_version.h"

#include "rota_priv.h"

#include <stdlib.h>
#include <string.h>

enum { FIXES_MOST = 200 }; /* on paper: some pages of them */

#define AHEAD  "GOING AHEAD ANYWAY"
#define LAPSED "WENT AHEAD EARLIER"

struct report_maker {
    struct hub *h;
    struct arena *a;
    hub_date from, to;
    struct rota_book book;
    struct rota_report report;
    struct record_list go_aheads;
    bool *told; /* by place in go_aheads: a row has it */
    struct namer *namer;
    struct rules_row *rows;
    size_t count;
};

static const char *fixes_text(const struct rota_report_row *row, struct arena *a)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < row->fix_count; i++) {
        sb_addf(&b, "%s%s", i ? "\n" : "", row->fixes[i]);
    }
    return sb_str(&b);
}

/* "Amina, 3 Dec 2026: the cousins asked for it" */
static const char *said_by(const struct report_maker *m, const struct go_ahead *g)
{
    char day[DATE_TEXT];
    bool known = stamp_known(g->given_at);
    return arena_printf(m->a, "%s%s%s: %s", namer_name(m->namer, noun_find("person"), g->person_id),
        known ? ", " : "", known ? date_plain(stamp_date(g->given_at), day) : "",
        g->reason ? g->reason : "");
}

/* Who went ahead with this one; "" when nobody did. */
static const char *went_ahead(const struct report_maker *m, const struct finding *f)
{
    const char *found = "";
    if (f->override < 0) {
        return found;
    }
    const struct rota_override *o = &m->book.facts.overrides[f->override];
    for (size_t i = 0; i < m->go_aheads.count; i++) {
        const struct go_ahead *g = record_at(&m->go_aheads, i);
        bool same = g->rule == o->rule && g->stay_id.n == m->book.facts.stays[o->stay].id &&
                    !str_empty(g->facts) && strtoull(g->facts, NULL, 16) == o->facts_hash;
        if (same) {
            found = said_by(m, g);
            m->told[i] = true;
        }
    }
    return found;
}

/* The rule has a column of its own: the sentence need not begin with it. */
static const char *without_title(const char *line, const char *title, struct arena *a)
{
    size_t len = strlen(title);
    if (strncmp(line, title, len) != 0) {
        return line;
    }
    char *rest = arena_strdup(a, line + len);
    while (*rest == ':' || *rest == ' ' || str_starts(rest, "–")) {
        rest += *rest == ':' || *rest == ' ' ? 1 : sizeof "–" - 1;
    }
    *rest = *rest >= 'a' && *rest <= 'z' ? (char)(*rest - 'a' + 'A') : *rest;
    return *rest ? rest : line;
}

static void add_row(struct report_maker *m, const struct rota_report_row *r, const char *level)
{
    char dates[DATE_TEXT];
    m->rows[m->count++] = (struct rules_row){
        .level = level,
        .rule = r->rule->title,
        .dates = arena_strdup(m->a, date_range(r->finding->from, r->finding->to, dates)),
        .family = r->family,
        .host = r->host,
        .sentence = without_title(r->line, r->rule->title, m->a),
        .fix = r->finding->override < 0 ? fixes_text(r, m->a) : "",
        .go_ahead = went_ahead(m, r->finding),
    };
}

/* What must be fixed first, then what goes ahead all the same, what is owed, what to check. */
static void add_findings(struct report_maker *m)
{
    static const struct {
        enum rule_level level;
        bool ahead;
    } worst_first[] = {{LEVEL_HARD, false}, {LEVEL_HARD, true}, {LEVEL_OWED, false},
        {LEVEL_OWED, true}, {LEVEL_WARN, false}, {LEVEL_WARN, true}};
    for (size_t l = 0; l < sizeof worst_first / sizeof *worst_first; l++) {
        for (size_t i = 0; i < m->report.count; i++) {
            const struct rota_report_row *r = &m->report.rows[i];
            if (r->finding->level == worst_first[l].level &&
                (r->finding->override >= 0) == worst_first[l].ahead) {
                add_row(m, r, worst_first[l].ahead ? AHEAD : rule_level_shown(r->finding->level));
            }
        }
    }
}

/* Kept for ever: also those of stays that are over, were changed or cancelled. */
static void add_lapsed(struct report_maker *m)
{
    for (size_t i = 0; i < m->go_aheads.count; i++) {
        const struct go_ahead *g = record_at(&m->go_aheads, i);
        const struct rule *rule = rule_find((int32_t)g->rule);
        struct stay s;
        struct hub_err gone;
        char dates[DATE_TEXT];
        if (m->told[i] || hub_get(m->h, &stay_noun, g->stay_id, m->a, &s, &gone) != HUB_OK) {
            continue;
        }
        hub_date first = wall_date(s.arrive), last = wall_date(s.leave);
        if ((date_known(m->to) && first.d > m->to.d) ||
            (date_known(m->from) && last.d < m->from.d)) {
            continue;
        }
        m->rows[m->count++] = (struct rules_row){
            .level = LAPSED,
            .rule = rule ? rule->title : "",
            .dates = arena_strdup(m->a, date_range(first, last, dates)),
            .family = namer_name(m->namer, noun_find("family"), s.family_id),
            .host = namer_name(m->namer, noun_find("host"), s.host_id),
            .go_ahead = said_by(m, g),
            .lapsed = true,
        };
    }
}

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

static enum hub_rc read_report(struct report_maker *m, struct rota_tally *t, struct hub_err *err)
{
    struct record_ask all = record_ask_all();
    enum hub_rc rc = hub_rota_book(m->h, m->from, m->to, m->a, &m->book, err);
    if (rc == HUB_OK) {
        rc = hub_list(m->h, &go_ahead_noun, &all, m->a, &m->go_aheads, err);
    }
    if (rc == HUB_OK) {
        rc = hub_rota_shares(m->h, m->to, m->a, t, err);
    }
    if (rc == HUB_OK) {
        rota_report_together(&m->book, FIXES_MOST, m->a, &m->report);
    }
    return rc;
}

enum hub_rc rules_print_pages(struct hub *h, hub_date from, hub_date to, struct arena *a,
    struct page_doc **out, struct hub_err *err)
{
    struct report_maker m = {
        .h = h, .a = a, .from = from, .to = to, .namer = namer_create(h, a)};
    struct rota_changes changes;
    struct rota_tally tally;
    enum hub_rc rc = rota_one_hub(h, err);
    if (rc == HUB_OK) {
        rc = hub_rota_changes(h, 0, from, to, a, &changes, err);
    }
    if (rc == HUB_OK) {
        rc = read_report(&m, &tally, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    m.rows = arena_array(a, m.report.count + m.go_aheads.count + 1, sizeof *m.rows);
    m.told = arena_array(a, m.go_aheads.count + 1, sizeof *m.told);
    add_findings(&m);
    add_lapsed(&m);
    struct rules_sheet sheet = {
        .hub = hub_title(h),
        .version = changes.version.number,
        .since = rota_changes_sentence(&changes, a),
        .practice = hub_practice(h),
        .printed = hub_now(h),
        .from = from,
        .to = to,
        .rows = m.rows,
        .row_count = m.count,
    };
    add_shares(&tally, &sheet, a);
    rules_sheet_pages(&sheet, a, out);
    return HUB_OK;
}
