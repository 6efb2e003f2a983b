/* SPDX-License-Identifier: MIT */
/* hub access, hub keep, hub keep review, hub erase */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/exchange/access_pages.h"
#include "hub/model/holding.h"
#include "hub/service/access_copy.h"
#include "hub/service/roles.h"
#include "hub/service/erase.h"
#include "hub/service/keep.h"
#include "hub/service/records.h"

#include "rows_priv.h"

#include <string.h>

/* --- access ----------------------------------------------------------------------------- */

static enum hub_rc print_masks(
    struct invocation *inv, const struct access_copy *c, struct hub_err *err)
{
    enum hub_rc rc = print(inv, err, "%s: %zu records. %s\n", c->name, c->records,
        c->asked ? c->clock.words : "Nobody has asked for a copy: hub add request writes it down.");
    for (size_t i = 0; rc == HUB_OK && i < c->mask_count; i++) {
        const struct copy_mask *m = &c->masks[i];
        rc = print(inv, err, "%zu  %s  %s\n     %s\n", m->number, m->where,
            !m->decided ? "masked, not decided yet" : m->show ? "shown" : "masked", m->words);
    }
    return rc == HUB_OK && c->mask_count == 0 ? print(inv, err, "Nobody else is named in it.\n")
                                              : rc;
}

static enum hub_rc decide_one(struct invocation *inv, const struct access_copy *c,
    const char *number, bool show, struct hub_err *err)
{
    int64_t n;
    if (!str_int(number, 1, (int64_t)c->mask_count, &n)) {
        return hub_fail(err, HUB_EUSAGE,
            "%s is no number of a place: hub access … --dry-run lists them.", number);
    }
    return hub_copy_decide(inv->hub, c, &c->masks[n - 1], show, err);
}

/* "3,7" */
static enum hub_rc decide(struct invocation *inv, const struct access_copy *c,
    enum option_id option, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (const char *p = option_text(inv, option); p && *p && rc == HUB_OK;) {
        size_t len = strcspn(p, ",");
        const char *one = str_trim(inv->arena, arena_strndup(inv->arena, p, len));
        rc = decide_one(inv, c, one, option == OPTION_SHOW, err);
        p += len + (p[len] == ',');
    }
    return rc;
}

static enum hub_rc write_copy(
    struct invocation *inv, const struct access_copy *c, struct hub_err *err)
{
    struct page_doc *doc;
    access_pages(inv->hub, c, inv->arena, &doc);
    return write_pages(inv, doc, err);
}

enum hub_rc run_access(struct invocation *inv, struct hub_err *err)
{
    struct access_copy c;
    const struct noun *n;
    hub_id id;
    enum hub_rc rc = hub_copy_whose(inv->hub, inv->args[0], &n, &id, err);
    rc = rc == HUB_OK ? hub_copy(inv->hub, n, id, inv->arena, &c, err) : rc;
    if (rc == HUB_OK && (given(inv, OPTION_SHOW) || given(inv, OPTION_MASK))) {
        rc = decide(inv, &c, OPTION_SHOW, err);
        rc = rc == HUB_OK ? decide(inv, &c, OPTION_MASK, err) : rc;
        rc = rc == HUB_OK ? hub_copy(inv->hub, n, id, inv->arena, &c, err) : rc;
    }
    if (rc != HUB_OK) {
        return rc;
    }
    if (given(inv, OPTION_DRY_RUN)) {
        return print_masks(inv, &c, err);
    }
    if (c.undecided) {
        note(inv, "%zu places name somebody else and are masked: hub access … --dry-run lists "
                  "them for you to decide.", c.undecided);
    }
    note(inv, "Worries are never in it: the safeguarding lead decides about those with the agency.");
    note(inv, "It is not sealed: hand it over yourself, or keep it where nobody else can read it.");
    return write_copy(inv, &c, err);
}

enum hub_rc run_print_copy(struct invocation *inv, struct hub_err *err)
{
    struct access_copy c;
    const struct noun *n;
    hub_id id;
    enum hub_rc rc = hub_copy_whose(inv->hub, inv->args[0], &n, &id, err);
    rc = rc == HUB_OK ? hub_copy(inv->hub, n, id, inv->arena, &c, err) : rc;
    return rc == HUB_OK ? write_copy(inv, &c, err) : rc;
}

/* --- keep ---------------------------------------------------------------------------------- */

static enum hub_rc print_rules(struct invocation *inv, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < keep_rule_count; i++) {
        const struct keep_rule *r = &keep_rules[i];
        rc = print(inv, err, "%s: %d years %s (%s)\n", r->title, keep_years(inv->hub, r), r->since,
            r->source);
    }
    return rc == HUB_OK ? print(inv, err, "Everything else goes with the family or event it is of.\n\n")
                        : rc;
}

static const char *yes_no(bool b)
{
    return b ? "yes" : "no";
}

enum { KEEP_CELLS = 8 };

static enum hub_rc add_line(
    struct rows *rows, const struct keep_line *l, struct hub_err *err)
{
    struct arena *a = rows->inv->arena;
    char until[DATE_TEXT], on[DATE_TEXT];
    const char *cells[KEEP_CELLS] = {l->noun->name, l->name,
        rows->format == FORMAT_TEXT ? date_plain(l->until, until) : date_iso(l->until, until),
        arena_printf(a, "%d years %s (%s)", keep_years(rows->inv->hub, l->rule), l->rule->since,
            l->rule->source),
        yes_no(l->due), yes_no(l->hold),
        *l->reviewed_by ? arena_printf(a, "%s, %s", l->reviewed_by,
                              date_known(l->reviewed_on) ? date_plain(l->reviewed_on, on) : "")
                        : "",
        l->outcome};
    return rows_add(rows, cells, err);
}

struct keep_rows {
    struct keep_line *items;
    size_t count;
};

static enum hub_rc add_lines(struct rows *rows, void *arg, struct hub_err *err)
{
    const struct keep_rows *all = arg;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < all->count; i++) {
        rc = add_line(rows, &all->items[i], err);
    }
    return rc;
}

enum hub_rc run_keep(struct invocation *inv, struct hub_err *err)
{
    static const struct column columns[KEEP_CELLS] = {
        {"what", "What", CELL_TEXT, false},
        {"name", "Name", CELL_TEXT, false},
        {"keep_until", "Keep until", CELL_TEXT, false},
        {"rule", "Rule", CELL_TEXT, false},
        {"due", "For review", CELL_YES_NO, false},
        {"hold", "On hold", CELL_YES_NO, false},
        {"reviewed", "Reviewed", CELL_TEXT, false},
        {"outcome", "Outcome", CELL_TEXT, false},
    };
    struct keep_rows all;
    const struct row_table table = {
        COLUMNS_OF(columns), add_lines, &all, "Nothing has come up for review.", false};
    enum format format = option_format(inv);
    enum hub_rc rc = hub_keep(inv->hub, given(inv, OPTION_DUE), inv->arena, &all.items, &all.count, err);
    if (rc == HUB_OK && format == FORMAT_TEXT && !given(inv, OPTION_DUE)) {
        rc = print_rules(inv, err);
    }
    return rc == HUB_OK ? rows_show(inv, format, &table, err) : rc;
}

static enum hub_rc set_review(
    struct keep_review *r, const char *word, const char *value, hub_date today, struct hub_err *err)
{
    if (str_ieq(word, "outcome")) {
        r->outcome = value;
    } else if (str_ieq(word, "hold")) {
        r->hold = value;
    } else if (str_ieq(word, "keep_until")) {
        return date_parse(value, today, &r->until, err);
    } else {
        return hub_fail(err, HUB_EUSAGE, "A review has outcome=, hold= and keep_until=, not %s.", word);
    }
    return HUB_OK;
}

enum hub_rc run_keep_review(struct invocation *inv, struct hub_err *err)
{
    const struct noun *n;
    hub_id id;
    struct keep_line *lines;
    size_t count;
    struct keep_review review = {.until = DATE_NONE};
    enum hub_rc rc = noun_named(inv->args[0], inv->arena, &n, err);
    rc = rc == HUB_OK ? hub_find(inv->hub, n, inv->args[1], &id, err) : rc;
    rc = rc == HUB_OK ? hub_keep(inv->hub, false, inv->arena, &lines, &count, err) : rc;
    for (size_t i = 2; rc == HUB_OK && i < inv->arg_count; i++) {
        const char *equals = strchr(inv->args[i], '=');
        rc = equals ? set_review(&review,
                          arena_strndup(inv->arena, inv->args[i], (size_t)(equals - inv->args[i])),
                          equals + 1, hub_today(inv->hub), err)
                    : hub_fail(err, HUB_EUSAGE, "Say field=value: outcome=keep.");
    }
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        if (lines[i].noun == n && id_eq(lines[i].record, id)) {
            rc = hub_keep_decide(inv->hub, &lines[i], &review, err);
            return rc == HUB_OK ? print(inv, err, "Reviewed: %s.\n", lines[i].name) : rc;
        }
    }
    return rc == HUB_OK ? hub_fail(err, HUB_ENOTFOUND,
                              "No rule counts years for it yet: a family and a peer have to have left first.")
                        : rc;
}

/* --- erase ----------------------------------------------------------------------------------- */

static enum hub_rc print_plan(
    struct invocation *inv, const struct erase_plan *p, struct hub_err *err)
{
    enum hub_rc rc = print(inv, err, "%s\n", erase_sentence(p, false, inv->arena));
    for (size_t i = 0; rc == HUB_OK && i < p->mention_count; i++) {
        const struct erase_mention *m = &p->mentions[i];
        rc = print(inv, err, "Named by others: %s%s%s%s\n     %s\n",
            m->noun ? m->noun->name : "", m->noun ? " " : "", m->name,
            m->past ? " (earlier, in its history)" : "", m->words);
    }
    const char *const more[] = {p->not_yet, p->held, p->worries, p->copies};
    for (size_t i = 0; rc == HUB_OK && i < sizeof more / sizeof *more; i++) {
        rc = *more[i] ? print(inv, err, "%s\n", more[i]) : HUB_OK;
    }
    return rc == HUB_OK ? print(inv, err, "Copies made before, backups and paper still have it: see to those "
                                     "too.\n") : rc;
}

/* One line of an answer; "" when none came. */
static const char *answer(struct invocation *inv, const char *question)
{
    char line[256];
    FILE *in = inv->program->in;
    fprintf(inv->program->err, "%s ", question);
    fflush(inv->program->err);
    bool any = in && fgets(line, sizeof line, in) != NULL;
    line[any ? strcspn(line, "\r\n") : 0] = '\0';
    return str_trim(inv->arena, arena_strdup(inv->arena, line));
}

static bool same_words(struct arena *a, const char *x, const char *y)
{
    return str_eq(utf8_fold(a, x), utf8_fold(a, y));
}

/* Asked twice: who, by name; then whether, in a word. */
static enum hub_rc sure(struct invocation *inv, const struct erase_plan *p, struct hub_err *err)
{
    const char *name = answer(
        inv, arena_printf(inv->arena, "To erase it for good, type its name, %s:", p->name));
    if (!same_words(inv->arena, name, p->name)) {
        return hub_fail(err, HUB_EUSAGE, "That is not its name. Nothing was erased.");
    }
    const char *word = answer(inv, arena_printf(inv->arena,
        "%zu %s and nothing brings %s back. Type erase:", p->total,
        words_many(p->total, "record goes", "records go"), words_many(p->total, "it", "them")));
    return str_ieq(word, "erase") ? HUB_OK
                                  : hub_fail(err, HUB_EUSAGE, "Nothing was erased.");
}

static enum hub_rc decide_mentions(
    struct invocation *inv, struct erase_plan *p, struct hub_err *err)
{
    const char *names = option_text(inv, OPTION_MENTIONS);
    if (p->mention_count && !names) {
        return hub_fail(err, HUB_EUSAGE,
            "Other records name it. Say --names initials to put initials there, or --names full "
            "to leave them; --dry-run lists them. Nothing was erased.");
    }
    for (size_t i = 0; i < p->mention_count; i++) {
        p->mentions[i].leave = str_eq(names, "full");
    }
    return HUB_OK;
}

enum hub_rc run_erase(struct invocation *inv, struct hub_err *err)
{
    const struct noun *n;
    hub_id id;
    struct erase_plan plan;
    struct erase_done done;
    enum hub_rc rc = noun_named(inv->args[0], inv->arena, &n, err);
    rc = rc == HUB_OK ? hub_allowed(inv->hub, ROLE_ERASES, n, err) : rc;
    rc = rc == HUB_OK ? record_ever(inv, n, inv->args[1], &id, err) : rc;
    rc = rc == HUB_OK ? hub_erase_look(inv->hub, n, id, inv->arena, &plan, err) : rc;
    rc = rc == HUB_OK ? print_plan(inv, &plan, err) : rc;
    if (rc != HUB_OK || given(inv, OPTION_DRY_RUN)) {
        return rc;
    }
    if (!given(inv, OPTION_WHY)) {
        return hub_fail(err, HUB_EUSAGE,
            "Say --why \"time is up\", \"they asked\" or \"kept by mistake\". Nothing was erased.");
    }
    rc = decide_mentions(inv, &plan, err);
    rc = rc == HUB_OK ? sure(inv, &plan, err) : rc;
    rc = rc == HUB_OK ? hub_erase(inv->hub, &plan, option_text(inv, OPTION_WHY), &done, err) : rc;
    if (rc == HUB_OK && !done.swept) {
        note(inv, "Somebody else has the hub open: the last traces go when it is opened next.");
    }
    return rc == HUB_OK ? print(inv, err, "Erased for good, number %lld: %zu records.\n",
                              (long long)done.number, done.records)
                        : rc;
}
