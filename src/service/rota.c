/* SPDX-License-Identifier: MIT */
/* What is wrong with the rota, in words. */
#include "hub/service/rota.h"

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

void rota_report(const struct rota_book *book, size_t fixes, struct arena *a, struct rota_report *out)
{
    struct findings found = {0};
    rota_check(&book->facts, &book->policy, book->from, book->to, a, &found);
    out->rows = arena_array(a, found.count + 1, sizeof *out->rows);
    out->count = found.count;
    out->standing = findings_standing(&found);
    out->untried = 0;
    for (size_t i = 0; i < found.count; i++) {
        report_row(book, &found.items[i], a, &out->rows[i]);
    }
    add_fixes(book, out, true, &fixes, a);
    add_fixes(book, out, false, &fixes, a);
}
