/* SPDX-License-Identifier: MIT */
/* hub import folder, import csv, export folder */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/exchange/sheets.h"
#include "hub/model/log.h"
#include "hub/model/noun.h"

#include "command_priv.h"

#include <inttypes.h>

static struct import_options options_of(const struct invocation *inv)
{
    return (struct import_options){
        .dry_run = given(inv, OPTION_DRY_RUN), .overwrite = given(inv, OPTION_OVERWRITE)};
}

static void tell_faults(struct invocation *inv, const struct faults *faults)
{
    for (size_t i = 0; i < faults->count; i++) {
        note(inv, "%s", fault_text(&faults->items[i], inv->arena));
    }
}

static enum hub_rc tell_count(
    struct invocation *inv, const struct import_count *c, struct hub_err *err)
{
    struct sb b = sb_on(inv->arena);
    sb_addf(&b, "%s: %" PRId64 " new", c->noun->plural, c->added);
    sb_addf(&b, ", %" PRId64 " changed, %" PRId64 " as they were", c->updated, c->same);
    if (c->kept > 0) {
        sb_addf(&b, "; %" PRId64 " %s kept as changed in hub", c->kept,
            words_many(c->kept, "value", "values"));
    }
    return print(inv, err, "%s\n", sb_str(&b));
}

/* What the rules say now that they did not say before. */
static enum hub_rc tell_news(
    struct invocation *inv, const struct rota_news *n, struct hub_err *err)
{
    size_t all = n->must + n->owed + n->check;
    const char *words = rota_news_words(n, inv->arena);
    enum hub_rc rc = *words ? print(inv, err, "%s\n", words) : HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < n->row_count; i++) {
        const struct rota_news_row *r = &n->rows[i];
        rc = print(inv, err, "  %s  %s%s%s\n", rule_level_shown(r->level), r->sentence,
            r->fix ? " Try: " : "", r->fix ? r->fix : "");
    }
    return rc == HUB_OK && all > n->row_count
               ? print(inv, err, "  And %zu more: hub rota check says all.\n", all - n->row_count)
               : rc;
}

static enum hub_rc tell_report(struct invocation *inv, const struct import_report *report,
    const struct import_options *o, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < report->count; i++) {
        rc = tell_count(inv, &report->counts[i], err);
    }
    if (rc == HUB_OK) {
        rc = tell_news(inv, &report->news, err);
    }
    if (rc == HUB_OK && o->dry_run) {
        rc = print(inv, err, "This was a trial: nothing was saved.\n");
    }
    return rc;
}

/* Without a hub to take it into, an export starts one; any other folder gets the usual sentence. */
static enum hub_rc take_in_folder(struct invocation *inv, const struct import_options *o,
    struct import_report *report, struct faults *faults, struct hub_err *err)
{
    struct hub_err other;
    const char *dir = inv->args[0];
    enum hub_rc rc = invocation_open(inv, err);
    if (rc == HUB_OK) {
        return import_folder(inv->hub, dir, o, inv->arena, report, faults, err);
    }
    if (rc != HUB_ENOTFOUND || inv->hub || given(inv, OPTION_HUB)) {
        return rc;
    }
    if (!given(inv, OPTION_DB)) {
        folders_above(inv->opening.path, inv->arena);
    }
    enum hub_rc made =
        import_folder_new(&inv->opening, dir, o, inv->arena, report, faults, &other);
    if (made != HUB_ENOTFOUND) {
        *err = made == HUB_OK ? *err : other;
        rc = made;
    }
    return rc;
}

enum hub_rc run_import_folder(struct invocation *inv, struct hub_err *err)
{
    struct import_options o = options_of(inv);
    struct import_report report;
    struct faults faults;
    faults_on(&faults, inv->arena);
    enum hub_rc rc = take_in_folder(inv, &o, &report, &faults, err);
    tell_faults(inv, &faults);
    return rc == HUB_OK ? tell_report(inv, &report, &o, err) : rc;
}

static enum hub_rc preview(struct invocation *inv, struct hub_err *err)
{
    struct faults faults;
    const char *described = NULL;
    faults_on(&faults, inv->arena);
    enum hub_rc rc =
        preview_csv(inv->args[0], inv->out, inv->arena, &described, &faults, err);
    if (described) {
        note(inv, "%s: %s", inv->args[0], described);
    }
    tell_faults(inv, &faults);
    if (rc == HUB_OK && faults.errors > 0) {
        rc = hub_fail(err, HUB_EINVAL, "%zu %s found.", faults.errors,
            words_many(faults.errors, "fault was", "faults were"));
    }
    return rc;
}

enum hub_rc run_import_csv(struct invocation *inv, struct hub_err *err)
{
    struct import_options o = options_of(inv);
    struct import_report report;
    struct faults faults;
    const struct noun *noun = NULL;
    const char *what = option_text(inv, OPTION_WHAT);
    if (given(inv, OPTION_PREVIEW)) {
        return preview(inv, err);
    }
    faults_on(&faults, inv->arena);
    enum hub_rc rc = what ? noun_named(what, inv->arena, &noun, err) : HUB_OK;
    if (rc == HUB_OK) {
        rc = invocation_open(inv, err);
    }
    if (rc == HUB_OK) {
        rc = import_csv(inv->hub, inv->args[0], noun, &o, inv->arena, &report, &faults, err);
        tell_faults(inv, &faults);
    }
    return rc == HUB_OK ? tell_report(inv, &report, &o, err) : rc;
}

enum hub_rc run_import_log(struct invocation *inv, struct hub_err *err)
{
    struct import_options o = options_of(inv);
    struct import_report report;
    struct faults faults;
    faults_on(&faults, inv->arena);
    enum hub_rc rc = import_csv(
        inv->hub, inv->args[0], &log_entry_noun, &o, inv->arena, &report, &faults, err);
    tell_faults(inv, &faults);
    return rc == HUB_OK ? tell_report(inv, &report, &o, err) : rc;
}

enum hub_rc run_export_folder(struct invocation *inv, struct hub_err *err)
{
    size_t files;
    bool tar = str_eq(inv->args[0], "-");
    if (tar && inv->out_is_terminal) {
        return hub_fail(err, HUB_EUSAGE,
            "A tar would spoil the screen. Send it to a file: hub export folder - > hub.tar");
    }
    enum hub_rc rc = export_folder(inv->hub, inv->args[0], inv->out, inv->arena, &files, err);
    if (rc == HUB_OK && !tar) {
        rc = print(inv, err, "%zu %s written to %s.\n", files, words_many(files, "file was", "files were"),
            inv->args[0]);
    }
    return rc;
}
