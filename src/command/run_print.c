/* SPDX-License-Identifier: MIT */
/* hub print … */
#include "hub/base/str.h"
#include "hub/exchange/child_pages.h"
#include "hub/exchange/calendar_pages.h"
#include "hub/exchange/day_pages.h"
#include "hub/exchange/event_pages.h"
#include "hub/exchange/family_pages.h"
#include "hub/exchange/figures_pages.h"
#include "hub/exchange/print.h"
#include "hub/exchange/printer.h"
#include "hub/exchange/rota_print.h"
#include "hub/exchange/supervision_pages.h"

#include "command_priv.h"

static void note_faults(struct invocation *inv, const struct faults *notes)
{
    for (size_t i = 0; i < notes->count; i++) {
        note(inv, "%s", fault_text(&notes->items[i], inv->arena));
    }
}

static enum hub_rc send_pages(
    struct invocation *inv, const struct page_doc *doc, struct hub_err *err)
{
    const struct config_print *c = &inv->config->print;
    struct printer to = {c->printer, c->place, c->lp};
    struct faults notes;
    faults_on(&notes, inv->arena);
    enum hub_rc rc = printer_send(&to, doc, &notes, inv->arena, err);
    note_faults(inv, &notes);
    return rc == HUB_OK ? print(inv, err, "Sent to %s.\n", printer_called(&to, inv->arena)) : rc;
}

/* PDF unless text is asked for; a terminal gets text, and a PDF only into a file. */
enum hub_rc write_pages(
    struct invocation *inv, const struct page_doc *doc, struct hub_err *err)
{
    const char *paper = option_text(inv, OPTION_PAPER);
    struct faults notes;
    if (given(inv, OPTION_PRINTER)) {
        return send_pages(inv, doc, err);
    }
    if (str_eq(paper, "lines")) {
        return page_write_lines(doc, inv->out, err);
    }
    if (str_eq(paper, "text") || (!paper && inv->out_is_terminal)) {
        return page_write_text(doc, inv->out, err);
    }
    if (inv->out_is_terminal) {
        return hub_fail(err, HUB_EUSAGE,
            "A PDF would spoil the screen. Send it to a file: hub print … -o rota.pdf");
    }
    faults_on(&notes, inv->arena);
    enum hub_rc rc = page_write_pdf(doc, inv->out, &notes, err);
    note_faults(inv, &notes);
    return rc;
}

/* As asked, else this page's own. */
static enum sheet_names names_or(const struct invocation *inv, const char *usual)
{
    const char *names = option_text(inv, OPTION_NAMES);
    int at = str_part_index("full|first|initials", names ? names : usual);
    return at < 0 ? ROTA_NAMES_FIRST : (enum sheet_names)at;
}

static enum sheet_by by_asked(const struct invocation *inv)
{
    const char *by = option_text(inv, OPTION_BY);
    int at = by ? str_part_index("week|month|family|host", by) : -1;
    return at < 0 ? ROTA_BY_MONTH : (enum sheet_by)at;
}

enum hub_rc run_print_rota(struct invocation *inv, struct hub_err *err)
{
    struct page_doc *doc;
    struct rota_print p = {
        .from = option_date(inv, OPTION_FROM),
        .to = option_date(inv, OPTION_TO),
        .by = by_asked(inv),
        .name = inv->arg_count ? inv->args[0] : NULL,
        .names = names_or(inv, inv->config->print.names),
    };
    enum hub_rc rc = rota_print_pages(inv->hub, &p, inv->arena, &doc, err);
    return rc == HUB_OK ? write_pages(inv, doc, err) : rc;
}

enum hub_rc run_print_rules(struct invocation *inv, struct hub_err *err)
{
    struct page_doc *doc;
    enum hub_rc rc = rules_print_pages(inv->hub, option_date(inv, OPTION_FROM),
        option_date(inv, OPTION_TO), inv->arena, &doc, err);
    return rc == HUB_OK ? write_pages(inv, doc, err) : rc;
}

static enum hub_rc print_child_page(
    struct invocation *inv, enum child_page page, struct hub_err *err)
{
    struct page_doc *doc;
    struct child_print p = {
        .page = page,
        .name = inv->args[0],
        .names = names_or(inv, "first"),
        .day = option_date(inv, OPTION_DATE),
    };
    enum hub_rc rc = child_print_pages(inv->hub, &p, inv->arena, &doc, err);
    return rc == HUB_OK ? write_pages(inv, doc, err) : rc;
}

enum hub_rc run_print_fridge(struct invocation *inv, struct hub_err *err)
{
    return print_child_page(inv, CHILD_FRIDGE, err);
}

enum hub_rc run_print_child(struct invocation *inv, struct hub_err *err)
{
    return print_child_page(inv, CHILD_CARERS, err);
}

enum hub_rc run_print_card(struct invocation *inv, struct hub_err *err)
{
    return print_child_page(inv, CHILD_CARD, err);
}

enum hub_rc run_print_families(struct invocation *inv, struct hub_err *err)
{
    struct page_doc *doc;
    enum hub_rc rc =
        families_print_pages(inv->hub, names_or(inv, "initials"), inv->arena, &doc, err);
    return rc == HUB_OK ? write_pages(inv, doc, err) : rc;
}

enum hub_rc run_print_family(struct invocation *inv, struct hub_err *err)
{
    struct page_doc *doc;
    enum hub_rc rc = family_print_pages(
        inv->hub, inv->args[0], names_or(inv, "first"), inv->arena, &doc, err);
    return rc == HUB_OK ? write_pages(inv, doc, err) : rc;
}

enum hub_rc run_print_day(struct invocation *inv, struct hub_err *err)
{
    struct page_doc *doc;
    enum hub_rc rc = day_print_pages(
        inv->hub, option_date(inv, OPTION_DATE), names_or(inv, "first"), inv->arena, &doc, err);
    return rc == HUB_OK ? write_pages(inv, doc, err) : rc;
}

static enum hub_rc print_event(
    struct invocation *inv, enum event_page page, const char *usual, struct hub_err *err)
{
    struct page_doc *doc;
    const char *name = inv->arg_count ? inv->args[0] : option_text(inv, OPTION_EVENT);
    struct event_print p = {
        .page = page,
        .name = name,
        .names = names_or(inv, usual),
        .day = option_date(inv, OPTION_FROM),
    };
    if (!name) {
        return hub_fail(err, HUB_EUSAGE, "Which event? Say --event NAME.");
    }
    enum hub_rc rc = event_print_pages(inv->hub, &p, inv->arena, &doc, err);
    return rc == HUB_OK ? write_pages(inv, doc, err) : rc;
}

enum hub_rc run_print_register(struct invocation *inv, struct hub_err *err)
{
    return print_event(inv, EVENT_REGISTER, "full", err);
}

enum hub_rc run_print_signout(struct invocation *inv, struct hub_err *err)
{
    return print_event(inv, EVENT_SIGNOUT, "first", err);
}

enum hub_rc run_print_event(struct invocation *inv, struct hub_err *err)
{
    return print_event(inv, EVENT_SHEET, "first", err);
}

enum hub_rc run_print_risk(struct invocation *inv, struct hub_err *err)
{
    return print_event(inv, EVENT_RISK, "first", err);
}

enum hub_rc run_print_calendar(struct invocation *inv, struct hub_err *err)
{
    struct page_doc *doc;
    struct calendar_print p = {
        .from = option_date(inv, OPTION_FROM),
        .to = option_date(inv, OPTION_TO),
        .agenda = str_eq(option_text(inv, OPTION_LAYOUT), "agenda"),
        .names = names_or(inv, "initials"),
    };
    enum hub_rc rc = calendar_print_pages(inv->hub, &p, inv->arena, &doc, err);
    return rc == HUB_OK ? write_pages(inv, doc, err) : rc;
}

enum hub_rc run_print_figures(struct invocation *inv, struct hub_err *err)
{
    struct page_doc *doc;
    struct figures_days days = {option_date(inv, OPTION_FROM), option_date(inv, OPTION_TO)};
    enum hub_rc rc = figures_print_pages(inv->hub, days, inv->arena, &doc, err);
    return rc == HUB_OK ? write_pages(inv, doc, err) : rc;
}

enum hub_rc run_print_supervision(struct invocation *inv, struct hub_err *err)
{
    struct page_doc *doc;
    enum hub_rc rc = supervision_print_pages(inv->hub, names_or(inv, "first"), inv->arena, &doc, err);
    return rc == HUB_OK ? write_pages(inv, doc, err) : rc;
}
