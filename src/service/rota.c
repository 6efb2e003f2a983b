/* SPDX-License-Identifier: MIT */
/* What is wrong with the rota, in words. */
#include "hub/service/rota.h"

#include "hub/base/str.h"

#include <string.h>

static const char *name_at(const char *const *names, int32_t at)
{
    return at >= 0 && names ? names[at] : "";
}

void rota_report_fixes(const struct rota_book *book, struct rota_report_row *row, struct arena *a)
{
    struct fixes fixes = {0};
    row->fix_count = 0;
    rota_fixes(&book->facts, &book->policy, row->finding, REPORT_FIXES, a, &fixes);
    for (size_t i = 0; i < fixes.count && i < REPORT_FIXES; i++) {
        row->fixes[row->fix_count++] =
            fix_sentence(&fixes.items[i], &book->facts, &book->names, a);
    }
}

/* Another host or other dates may put it right; must-fixes first, for a fix costs milliseconds. */
static bool wants_fix(const struct rota_report_row *row, bool must)
{
    return must == (row->finding->level != LEVEL_WARN) &&
           row->rule->flags & (must ? RULE_MOVE : RULE_PLACE);
}

static void add_fixes(const struct rota_book *book, struct rota_report *out, bool must,
    size_t *fixes, struct arena *a)
{
    for (size_t i = 0; i < out->count; i++) {
        if (!wants_fix(&out->rows[i], must)) {
            continue;
        }
        if (*fixes > 0) {
            rota_report_fixes(book, &out->rows[i], a);
            --*fixes;
        } else {
            out->untried += must;
        }
    }
}

static void report_row(const struct rota_book *book, const struct finding *f, struct arena *a,
    struct rota_report_row *out)
{
    *out = (struct rota_report_row){
        .finding = f,
        .rule = rule_find(f->rule),
        .hub = name_at(book->hubs, f->hub),
        .host = name_at(book->host_full, f->host),
        .family = name_at(book->family_full, f->family),
        .sentence = finding_sentence(f, &book->facts, &book->names, a),
        .line = finding_line(f, &book->facts, &book->names, a),
        .stay = f->stay >= 0 ? ((hub_id){book->facts.stays[f->stay].id}) : ID_NONE,
    };
}

/* `f` with the children of both. */
static struct finding *of_both(const struct finding *f, const struct finding *more, struct arena *a)
{
    struct finding *both = arena_alloc(a, sizeof *both);
    int32_t *children = arena_array(a, (size_t)(f->child_count + more->child_count), sizeof *children);
    memcpy(children, f->children, (size_t)f->child_count * sizeof *children);
    memcpy(children + f->child_count, more->children, (size_t)more->child_count * sizeof *children);
    *both = *f;
    both->children = children;
    both->child_count = f->child_count + more->child_count;
    return both;
}

static bool alike(const struct finding *f, const struct finding *g)
{
    return f->rule == g->rule && f->level == g->level && f->from.d == g->from.d && f->to.d == g->to.d &&
           f->hub == g->hub && f->host == g->host && f->family == g->family && f->family >= 0 &&
           f->override == g->override && f->child_count > 0 && g->child_count == 1 &&
           f->stay_count > 0 && f->stay_count == g->stay_count &&
           memcmp(f->stays, g->stays, (size_t)f->stay_count * sizeof *f->stays) == 0;
}

/* Takes `g` into the row where, but for who it is, both say the same. */
static bool put_together(const struct rota_book *book, struct rota_report_row *row,
    const struct finding *g, struct arena *a)
{
    if (!alike(row->finding, g)) {
        return false;
    }
    const struct finding *both = of_both(row->finding, g, a);
    struct finding other = *g;
    other.children = both->children;
    other.child_count = both->child_count;
    const char *line = finding_line(both, &book->facts, &book->names, a);
    if (!str_eq(line, finding_line(&other, &book->facts, &book->names, a))) {
        return false;
    }
    report_row(book, both, a, row);
    return true;
}

/* Findings come in order of their first day. */
static bool told_already(const struct rota_book *book, const struct finding *f, struct arena *a,
    struct rota_report *out)
{
    for (size_t i = out->count; i > 0 && out->rows[i - 1].finding->from.d == f->from.d; i--) {
        if (put_together(book, &out->rows[i - 1], f, a)) {
            return true;
        }
    }
    return false;
}

static void report(const struct rota_book *book, bool together, size_t fixes, struct arena *a,
    struct rota_report *out)
{
    struct findings found = {0};
    rota_check(&book->facts, &book->policy, book->from, book->to, a, &found);
    *out = (struct rota_report){.rows = arena_array(a, found.count + 1, sizeof *out->rows),
        .standing = findings_standing(&found)};
    for (size_t i = 0; i < found.count; i++) {
        if (!together || !told_already(book, &found.items[i], a, out)) {
            report_row(book, &found.items[i], a, &out->rows[out->count++]);
        }
    }
    add_fixes(book, out, true, &fixes, a);
    add_fixes(book, out, false, &fixes, a);
}

void rota_report(const struct rota_book *book, size_t fixes, struct arena *a, struct rota_report *out)
{
    report(book, false, fixes, a, out);
}

void rota_report_together(
    const struct rota_book *book, size_t fixes, struct arena *a, struct rota_report *out)
{
    report(book, true, fixes, a, out);
}
