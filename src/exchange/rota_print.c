/* SPDX-License-Identifier: MIT */
/* From the facts of a rota to the sheet that goes on the wall: only what a wall may show. */
#include "hub/exchange/rota_print.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/service/records.h"
#include "hub/service/rota.h"
#include "hub/service/rota_version.h"

#include "child_names_priv.h"
#include "rota_priv.h"

struct maker {
    struct hub *h;
    struct arena *a;
    struct rota_book book;
    struct rota_sheet sheet;
    const char **names;  /* of children, in the form asked for */
    const char **families;
    int32_t *sheet_stay; /* place of each stay in the sheet; -1: not on it */
    hub_id only;         /* a family or a host; ID_NONE: all */
};

static const struct noun *only_noun(enum sheet_by by)
{
    return by == ROTA_BY_HOST ? &host_noun : by == ROTA_BY_FAMILY ? &family_noun : NULL;
}

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

/* Whether it is about the one that the sheet is about. */
static bool is_asked(const struct maker *m, const struct rota_stay *s)
{
    const struct rota_facts *f = &m->book.facts;
    return !id_known(m->only) ||
           m->only.n == (m->sheet.by == ROTA_BY_HOST ? s->host < 0 ? 0 : f->hosts[s->host].id
                                                     : f->families[s->family].id);
}

static bool on_sheet(const struct maker *m, const struct rota_stay *s)
{
    return is_asked(m, s) && s->host >= 0 && s->status >= STATUS_DRAFT && s->status <= STATUS_HAPPENED &&
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
        bool here = !id_known(m->only) || f->hosts[r->host].id == m->only.n;
        if (here && r->person < 0 && r->from.d <= m->sheet.to.d && r->to.d >= m->sheet.from.d) {
            away[m->sheet.away_count++] = (struct sheet_away){(size_t)r->host, r->from, r->to};
        }
    }
    m->sheet.away = away;
}

/*
 * Whose it is: a list names the family; the grids, which hang on walls, say no more than who sleeps
 * in the beds.
 */
static const char *whose(const struct maker *m, int32_t stay)
{
    bool list = m->sheet.by == ROTA_BY_FAMILY || m->sheet.by == ROTA_BY_HOST;
    const char *children = list ? "" : children_of(m, stay);
    return *children ? children : m->families[m->book.facts.stays[stay].family];
}

/* "Anaya and Rohan: 11–13 Dec 2026", "Reid: 18–20 Dec 2026 (offered)" */
static void add_asked(struct maker *m)
{
    const struct rota_facts *f = &m->book.facts;
    const char **asked = arena_array(m->a, (size_t)f->stay_count + 1, sizeof *asked);
    for (int32_t i = 0; i < f->stay_count; i++) {
        const struct rota_stay *s = &f->stays[i];
        char range[DATE_TEXT];
        if (!is_asked(m, s) || s->status > STATUS_OFFERED || wall_date(s->arrive).d > m->sheet.to.d ||
            wall_date(s->leave).d < m->sheet.from.d) {
            continue;
        }
        asked[m->sheet.asked_count++] =
            arena_printf(m->a, "%s: %s%s", whose(m, i),
                date_range(wall_date(s->arrive), wall_date(s->leave), range),
                s->status == STATUS_OFFERED ? " (offered)" : "");
    }
    m->sheet.asked = asked;
}

/* One that is not among the facts any more was removed, or moved far away. */
static const char *changed_whose(const struct maker *m, const struct rota_change *c)
{
    const struct rota_facts *f = &m->book.facts;
    for (int32_t i = 0; i < f->stay_count; i++) {
        if (f->stays[i].id == c->stay.n) {
            return whose(m, i);
        }
    }
    bool named = m->sheet.by >= ROTA_BY_FAMILY && m->sheet.names != ROTA_NAMES_INITIALS;
    return named || m->sheet.names == ROTA_NAMES_FULL ? c->family : "A sleepover";
}

static void keep_changes_of(const struct maker *m, const char *name, struct rota_changes *c)
{
    bool host = m->sheet.by == ROTA_BY_HOST;
    size_t kept = 0;
    for (size_t i = 0; i < c->count; i++) {
        struct rota_change item = c->items[i];
        bool ours = host ? str_eq(item.was.host, name) || str_eq(item.now.host, name)
                         : str_eq(item.family, name);
        if (ours) {
            c->items[kept++] = item;
        } else {
            c->counts[item.kind]--;
        }
    }
    c->count = kept;
}

/* The version of these days, and what is not as it said. */
static enum hub_rc add_version(struct maker *m, struct hub_err *err)
{
    struct rota_changes c;
    struct rota_sheet *s = &m->sheet;
    enum hub_rc rc = hub_rota_changes(m->h, 0, s->from, s->to, m->a, &c, err);
    if (rc == HUB_OK && s->only) {
        keep_changes_of(m, namer_name(namer_create(m->h, m->a), only_noun(s->by), m->only), &c);
    }
    const char **lines = arena_array(m->a, rc == HUB_OK ? c.count + 1 : 1, sizeof *lines);
    for (size_t i = 0; rc == HUB_OK && i < c.count; i++) {
        if (c.items[i].kind != ROTA_SAME) {
            c.items[i].family = changed_whose(m, &c.items[i]);
            lines[s->change_count++] = rota_change_sentence(&c.items[i], false, m->a);
        }
    }
    if (rc == HUB_OK) {
        s->version = c.version.number;
        s->since = rota_changes_sentence(&c, m->a);
        s->changes = lines;
    }
    return rc;
}

enum hub_rc rota_one_hub(struct hub *h, struct hub_err *err)
{
    if (id_known(hub_default(h))) {
        return HUB_OK;
    }
    return hub_fail_next(err, HUB_EUSAGE, NEXT_HUB, "There are several hubs here.");
}

/* The one it is about: HUB_ENOTFOUND with "did you mean". */
static enum hub_rc find_only(struct maker *m, const char *name, struct hub_err *err)
{
    enum sheet_by by = m->sheet.by;
    if (!name) {
        return HUB_OK;
    }
    if (!only_noun(by)) {
        return hub_fail_next(err, HUB_EUSAGE, NEXT_WHOSE, "A week or a month of the rota is of all.");
    }
    return hub_find(m->h, only_noun(by), name, &m->only, err);
}

/* As it stands in the title: a family's by its letters on a wall. */
static const char *only_named(const struct maker *m)
{
    const char *name = namer_name(namer_create(m->h, m->a), only_noun(m->sheet.by), m->only);
    bool letters = m->sheet.by == ROTA_BY_FAMILY && m->sheet.names == ROTA_NAMES_INITIALS;
    for (int32_t i = 0; letters && i < m->book.facts.family_count; i++) {
        if (m->book.facts.families[i].id == m->only.n) {
            return m->families[i];
        }
    }
    return letters ? utf8_initials(m->a, name) : name;
}

enum hub_rc rota_print_pages(struct hub *h, const struct rota_print *p, struct arena *a,
    struct page_doc **out, struct hub_err *err)
{
    struct maker m = {.h = h, .a = a};
    enum hub_rc rc = rota_one_hub(h, err);
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
        rc = find_only(&m, p->name, err);
    }
    if (rc == HUB_OK) {
        rc = hub_rota_book(h, m.sheet.from, m.sheet.to, a, &m.book, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    m.names = child_names(&m.book, p->names, a);
    m.families = family_names(&m.book, p->names, a);
    m.sheet.only = p->name ? only_named(&m) : NULL;
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
