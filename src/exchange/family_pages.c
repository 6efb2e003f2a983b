/* SPDX-License-Identifier: MIT */
#include "hub/exchange/family_pages.h"

#include "hub/base/str.h"
#include "hub/base/strmap.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/model/stay.h"
#include "hub/service/records.h"
#include "hub/service/rota_version.h"

#include "child_parts_priv.h"

#include <string.h>

enum { RINGS = 2, MOST_LETTERS = 12 };

struct lister {
    struct hub *h;
    struct arena *a;
    enum sheet_names names;
    struct record_list families, children, people;
};

static const char *first_letters(const char *name, int clusters, struct arena *a)
{
    size_t len = 0;
    for (int i = 0; name[len] && (i < clusters || strchr("' -", name[len - 1])); i++) {
        len += utf8_cluster(name + len);
    }
    return arena_printf(a, "%.*s.", (int)len, name);
}

/* "O.", and "Ok." where another family begins with O. */
static const char **family_initials(const struct record_list *families, struct arena *a)
{
    const char **out = arena_array(a, families->count + 1, sizeof *out);
    struct strmap count[MOST_LETTERS];
    for (int letters = 1; letters < MOST_LETTERS; letters++) {
        strmap_on(&count[letters], a);
        for (size_t i = 0; i < families->count; i++) {
            const struct family *f = record_at(families, i);
            const char *short_name = first_letters(f->name, letters, a);
            strmap_put(&count[letters], short_name, strmap_get(&count[letters], short_name, 0) + 1);
        }
    }
    for (size_t i = 0; i < families->count; i++) {
        const struct family *f = record_at(families, i);
        int letters = 1;
        while (letters + 1 < MOST_LETTERS &&
               strmap_get(&count[letters], first_letters(f->name, letters, a), 0) > 1) {
            letters++;
        }
        out[i] = first_letters(f->name, letters, a);
    }
    return out;
}

/* How many letters tell this child from its brothers and sisters. */
static int letters_needed(const struct lister *l, const struct child *c)
{
    int letters = 1;
    for (size_t i = 0; i < l->children.count; i++) {
        const struct child *other = record_at(&l->children, i);
        if (other == c || !id_eq(other->family_id, c->family_id)) {
            continue;
        }
        while (letters < MOST_LETTERS &&
               str_ieq(first_letters(child_called(c), letters, l->a),
                   first_letters(child_called(other), letters, l->a))) {
            letters++;
        }
    }
    return letters;
}

static const char *child_text(const struct lister *l, const struct child *c)
{
    if (l->names == ROTA_NAMES_INITIALS) {
        return first_letters(child_called(c), letters_needed(l, c), l->a);
    }
    if (!date_known(c->born) || c->born.d > hub_today(l->h).d) {
        return child_called(c);
    }
    return arena_printf(l->a, "%s %d", child_called(c), date_age(c->born, hub_today(l->h)));
}

static const char *children_text(const struct lister *l, hub_id family)
{
    struct sb b = sb_on(l->a);
    for (size_t i = 0; i < l->children.count; i++) {
        const struct child *c = record_at(&l->children, i);
        if (id_eq(c->family_id, family)) {
            sb_addf(&b, "%s%s", b.len ? ", " : "", child_text(l, c));
        }
    }
    return sb_str(&b);
}

static bool before(const struct person *a, const struct person *b)
{
    bool a_known = a->emergency_order != INT_NONE, b_known = b->emergency_order != INT_NONE;
    return a_known && (!b_known || a->emergency_order < b->emergency_order);
}

/* The next to ring after `last` in the order of ringing; NULL when there is none. */
static const struct person *next_to_ring(
    const struct lister *l, hub_id family, const struct person *last)
{
    const struct person *found = NULL;
    for (size_t i = 0; i < l->people.count; i++) {
        const struct person *p = record_at(&l->people, i);
        bool fits = id_eq(p->family_id, family) && !str_empty(p->phone) && p->can_be_told != 0;
        bool after = !last || before(last, p) || (!before(p, last) && p > last);
        if (fits && after && (!found || before(p, found))) {
            found = p;
        }
    }
    return found;
}

static const char *to_ring(const struct lister *l, const struct family *f)
{
    struct sb b = sb_on(l->a);
    const struct person *p = NULL;
    for (int i = 0; i < RINGS && (p = next_to_ring(l, f->record.id, p)) != NULL; i++) {
        sb_addf(&b, "%s%s", b.len ? "\n" : "", ring_text(p, l->a));
    }
    if (b.len == 0 && !str_empty(f->phone)) {
        sb_add(&b, f->phone);
    }
    return sb_str(&b);
}

static void add_families(const struct lister *l, struct page_doc *d)
{
    bool wall = l->names == ROTA_NAMES_INITIALS;
    const char **initials = family_initials(&l->families, l->a);
    struct page_table *t = page_table(d, false);
    const char *const heads[] = {"Family", "Children", "Ring"};
    page_column(t, 22, PAGE_LEFT);
    page_column(t, 28, PAGE_LEFT);
    if (!wall) {
        page_column(t, 50, PAGE_LEFT); /* a phone number stays on one line */
    }
    page_row(t);
    for (size_t i = 0; i < sizeof heads / sizeof *heads && i < t->column_count; i++) {
        page_cell(t, PAGE_HEAD, heads[i]);
    }
    page_head_rows(t, 1);
    for (size_t i = 0; i < l->families.count; i++) {
        const struct family *f = record_at(&l->families, i);
        if (date_known(f->left_on) && f->left_on.d < hub_today(l->h).d) {
            continue;
        }
        page_row(t);
        page_cell(t, PAGE_STRONG, wall ? initials[i] : f->name);
        page_cell(t, PAGE_NORMAL, children_text(l, f->record.id));
        if (!wall) {
            page_cell(t, PAGE_NORMAL, to_ring(l, f));
        }
    }
}

enum hub_rc families_print_pages(struct hub *h, enum sheet_names names, struct arena *a,
    struct page_doc **out, struct hub_err *err)
{
    struct lister l = {.h = h, .a = a, .names = names};
    struct record_ask ask = record_ask_all();
    enum hub_rc rc = hub_list(h, &family_noun, &ask, a, &l.families, err);
    if (rc == HUB_OK) {
        rc = hub_list(h, &child_noun, &ask, a, &l.children, err);
    }
    if (rc == HUB_OK) {
        rc = hub_list(h, &person_noun, &ask, a, &l.people, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    *out = page_of_hub(h, a, PAGE_PORTRAIT, "Families");
    (*out)->note = names == ROTA_NAMES_INITIALS ? "Initials only."
                                                : "Keep this in the folder, not on the wall.";
    if (l.families.count == 0) {
        page_paragraph(*out, PAGE_NORMAL, "There are no families yet.");
        return HUB_OK;
    }
    add_families(&l, *out);
    return HUB_OK;
}

/* --- a family's own sheet ------------------------------------------------------ */

struct own {
    struct hub *h;
    struct arena *a;
    enum sheet_names names;
    struct family family;
    struct hub_row hub;
    struct record_list children, stays;
    struct namer *namer;
};

static const char *own_children(const struct own *o)
{
    struct sb b = sb_on(o->a);
    for (size_t i = 0; i < o->children.count; i++) {
        const struct child *c = record_at(&o->children, i);
        const char *full = arena_printf(o->a, "%s %s", child_called(c), o->family.name);
        sb_addf(&b, "%s%s", i ? ", " : "",
            o->names == ROTA_NAMES_FULL    ? full
            : o->names == ROTA_NAMES_FIRST ? child_called(c)
                                           : utf8_initials(o->a, full));
    }
    return sb_str(&b);
}

static bool coming(const struct stay *s, hub_wall now)
{
    return s->leave.min >= now.min && !str_eq(s->status, "cancelled") &&
           !str_eq(s->status, "happened");
}

static bool been(const struct stay *s, hub_date today)
{
    hub_date d = wall_date(s->arrive);
    return (str_eq(s->status, "happened") || str_eq(s->status, "agreed")) &&
           (str_eq(s->kind, "planned") || str_eq(s->kind, "emergency")) && d.d <= today.d &&
           d.d > date_add_months(today, -12).d;
}

/* The next sleepover that is agreed; NULL. */
static const struct stay *next_agreed(const struct own *o)
{
    const struct stay *next = NULL;
    for (size_t i = 0; i < o->stays.count; i++) {
        const struct stay *s = record_at(&o->stays, i);
        bool night = wall_date(s->leave).d > wall_date(s->arrive).d;
        if (night && str_eq(s->status, "agreed") && coming(s, hub_now(o->h)) &&
            (!next || s->arrive.min < next->arrive.min)) {
            next = s;
        }
    }
    return next;
}

/* "Mia", "Mia and Theo", "Mia, Theo and Jo" */
static const char *who_comes(const struct own *o, const struct stay *s, size_t *count)
{
    const char *names =
        namer_links(o->namer, noun_field(&stay_noun, "children"), s, "|");
    struct sb b = sb_on(o->a);
    *count = str_parts(names);
    for (size_t i = 0; i < *count; i++) {
        const char *name = str_part(o->a, names, i);
        const char *full = arena_printf(o->a, "%s %s", name, o->family.name);
        sb_addf(&b, "%s%s", i == 0 ? "" : i + 1 == *count ? " and " : ", ",
            o->names == ROTA_NAMES_FULL    ? full
            : o->names == ROTA_NAMES_FIRST ? name
                                           : utf8_initials(o->a, full));
    }
    return sb_str(&b);
}

/* The version that this family was given last, and what is not as it said. */
static enum hub_rc own_changes(const struct own *o, struct page_doc *d, struct hub_err *err)
{
    struct rota_changes c;
    struct sb b = sb_on(o->a);
    hub_id before = hub_narrowed(o->h);
    hub_narrow_to(o->h, o->family.hub_id);
    enum hub_rc rc = hub_rota_changes(o->h, 0, hub_today(o->h), DATE_NONE, o->a, &c, err);
    hub_narrow_to(o->h, before);
    const char *name = namer_name(o->namer, &family_noun, o->family.record.id);
    for (size_t i = 0; rc == HUB_OK && i < c.count; i++) {
        if (c.items[i].kind != ROTA_SAME && str_eq(c.items[i].family, name)) {
            sb_addf(&b, "%s%s", b.len ? "\n" : "",
                rota_change_sentence(&c.items[i], o->names == ROTA_NAMES_INITIALS, o->a));
        }
    }
    if (rc == HUB_OK && c.version.number > 0) {
        d->version = arena_printf(o->a, "version %d", c.version.number);
    }
    if (b.len) {
        page_heading(d, arena_printf(o->a, "Changed since version %d", c.version.number));
        page_paragraph(d, PAGE_NORMAL, sb_str(&b));
    }
    return rc;
}

/* For the child to read: who comes, when and to whom. */
static void coming_soon(const struct own *o, struct page_doc *d)
{
    const struct stay *s = next_agreed(o);
    size_t count = 0;
    const char *who = s ? who_comes(o, s, &count) : "";
    char day[DATE_TEXT];
    if (count == 0) {
        return;
    }
    const char *host = namer_name(o->namer, noun_find("host"), s->host_id);
    page_paragraph(d, PAGE_LARGE | PAGE_STRONG,
        arena_printf(o->a, "%s %s coming to stay!", who, words_many(count, "is", "are")));
    page_paragraph(d, PAGE_LARGE,
        arena_printf(o->a, "%s%s%s%s", date_long(wall_date(s->arrive), day),
            *host ? ", at " : "", host, *host ? "'s" : ""));
}

/* When; and who, where not all the children of the family come. */
static const char *times_text(const struct own *o, const struct stay *s)
{
    char from[DATE_TEXT], to[DATE_TEXT];
    size_t count;
    const char *who = who_comes(o, s, &count);
    bool some = count > 0 && count < o->children.count;
    return arena_printf(o->a, "%s to %s%s%s", arena_strdup(o->a, wall_long(s->arrive, from)),
        wall_long(s->leave, to), some ? "\nonly " : "", some ? who : "");
}

static void stays_to_come(const struct own *o, struct page_doc *d)
{
    struct page_table *t = NULL;
    page_heading(d, "Sleepovers to come");
    for (size_t i = 0; i < o->stays.count; i++) {
        const struct stay *s = record_at(&o->stays, i);
        if (!coming(s, hub_now(o->h))) {
            continue;
        }
        if (!t) {
            t = page_table(d, false);
            page_column(t, 60, PAGE_LEFT);
            page_column(t, 24, PAGE_LEFT);
            page_column(t, 16, PAGE_LEFT);
        }
        const char *host = namer_name(o->namer, noun_find("host"), s->host_id);
        page_row(t);
        page_cell(t, PAGE_STRONG, times_text(o, s));
        page_cell(t, PAGE_NORMAL, *host ? arena_printf(o->a, "at %s's", host) : "host to be found");
        page_cell(t, str_eq(s->status, "agreed") ? PAGE_NORMAL : PAGE_DRAFT,
            str_eq(s->status, "agreed") ? "agreed" : arena_printf(o->a, "%s, not agreed yet", s->status));
    }
    if (!t) {
        page_paragraph(d, PAGE_NORMAL, "None are planned yet. Ring us when you would like one.");
    }
}

static void so_far(const struct own *o, struct page_doc *d)
{
    int count = 0;
    for (size_t i = 0; i < o->stays.count; i++) {
        count += been(record_at(&o->stays, i), hub_today(o->h));
    }
    const char *agreed = o->family.stays_per_year == INT_NONE
                             ? ""
                             : arena_printf(o->a, "; %lld a year were agreed",
                                   (long long)o->family.stays_per_year);
    page_paragraph(d, PAGE_NORMAL,
        arena_printf(o->a, "%d %s in the last 12 months%s.", count, words_many(count, "sleepover", "sleepovers"),
            agreed));
}

static void whom_to_ring(const struct own *o, struct page_doc *d)
{
    page_heading(d, "Whom to ring");
    struct page_table *t = pairs_table(d, 30);
    pair_row(t, "Out of hours", PAGE_STRONG, o->hub.out_of_hours);
    pair_row(t, "Agency", PAGE_NORMAL, o->hub.agency_phone);
    pair_row(t, o->family.social_worker ? o->family.social_worker : "Social worker", PAGE_NORMAL,
        o->family.social_worker_phone);
    if (t->row_count == 0) {
        pair_row(t, "Your hub carer", PAGE_NORMAL, "as you have it in your phone");
    }
}

static enum hub_rc read_own(struct own *o, const char *name, struct hub_err *err)
{
    hub_id id = ID_NONE;
    struct record_ask ask = record_ask_all();
    enum hub_rc rc = hub_find(o->h, &family_noun, name, &id, err);
    if (rc == HUB_OK) {
        rc = hub_get(o->h, &family_noun, id, o->a, &o->family, err);
    }
    if (rc == HUB_OK) {
        rc = hub_get(o->h, &hub_noun, o->family.hub_id, o->a, &o->hub, err);
    }
    ask.family = id_text(o->a, id);
    if (rc == HUB_OK) {
        rc = hub_list(o->h, &child_noun, &ask, o->a, &o->children, err);
    }
    return rc == HUB_OK ? hub_list(o->h, &stay_noun, &ask, o->a, &o->stays, err) : rc;
}

enum hub_rc family_print_pages(struct hub *h, const char *family, enum sheet_names names,
    struct arena *a, struct page_doc **out, struct hub_err *err)
{
    struct own o = {.h = h, .a = a, .names = names, .namer = namer_create(h, a)};
    enum hub_rc rc = read_own(&o, family, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct page_doc *d = page_of_hub(h, a, PAGE_PORTRAIT,
        names == ROTA_NAMES_INITIALS ? utf8_initials(a, o.family.name) : o.family.name);
    d->subtitle = own_children(&o);
    coming_soon(&o, d);
    stays_to_come(&o, d);
    rc = own_changes(&o, d, err);
    so_far(&o, d);
    whom_to_ring(&o, d);
    *out = d;
    return rc;
}
