/* SPDX-License-Identifier: MIT */
/* The program's side of PDF: safe texts and the sink in, bytes and notes out. */
#include "glyphs_priv.h"
#include "hub/base/str.h"
#include "hub/exchange/print.h"
#include "page_pdf_priv.h"

struct out {
    const struct sink *to;
    struct hub_err *err;
    enum hub_rc rc;
    struct missing missing;
};

static bool write_out(void *to, const unsigned char *bytes, size_t len)
{
    struct out *o = to;
    if (o->rc == HUB_OK) {
        o->rc = sink_write(o->to, bytes, len, o->err);
    }
    return o->rc == HUB_OK;
}

static void note_missing(void *to, uint32_t c)
{
    struct out *o = to;
    missing_add(&o->missing, c);
}

static const char *created_text(const struct page_doc *d, struct arena *a)
{
    char day[DATE_TEXT], time[DATE_TEXT];
    if (!wall_known(d->printed)) {
        return NULL;
    }
    return arena_printf(
        a, "%sT%s:00", date_iso(wall_date(d->printed), day), tod_iso(wall_tod(d->printed), time));
}

enum hub_rc page_pdf_with(const struct exchange_so *so, const struct page_doc *d,
    const struct sink *to, struct faults *notes, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct out o = {.to = to, .err = err, .missing = {.a = a}};
    const struct page_doc *safe = page_safe(d, a);
    struct so_pdf_job job = {
        .d = safe,
        .foot = page_foot(safe, a),
        .created = created_text(d, a),
        .a = a,
        .flow = flow_pages,
        .write = write_out,
        .missing = note_missing,
        .to = &o,
    };
    enum so_pdf_result done = so->pdf(&job);
    if (notes) {
        missing_notes(&o.missing, notes);
    }
    arena_destroy(a);
    if (o.rc == HUB_OK && done == SO_PDF_NO_FONT) {
        return hub_fail(err, HUB_ENOTFOUND,
            "This computer has no letters to make a PDF with: install fonts-dejavu-core. The text "
            "page works without it.");
    }
    if (o.rc == HUB_OK && done != SO_PDF_DONE) {
        return hub_fail(err, HUB_EIO,
            "The PDF page could not be made. Nothing in the hub has changed; the text page may "
            "work.");
    }
    return o.rc;
}

enum hub_rc page_write_pdf(
    const struct page_doc *d, const struct sink *to, struct faults *notes, struct hub_err *err)
{
    const struct exchange_so *so;
    enum hub_rc rc = so_open(&so, err);
    return rc == HUB_OK ? page_pdf_with(so, d, to, notes, err) : rc;
}

/* Letters of names from the north, the east and the south of Europe, and of what is drawn around them. */
static const char LETTERS[] = "AaZz 0189 äéêñøåß ëŁáíçőřžğşĐđ Ґїєщ άήώ – ’ “ ” … • □ ☑";

enum hub_rc page_pdf_ready(struct faults *notes, struct arena *a, struct hub_err *err)
{
    struct sb bytes = sb_on(a);
    struct sink to = sink_memory(&bytes);
    struct page_doc *d = page_create(a, PAGE_PORTRAIT, "hub");
    d->hub = "";
    page_paragraph(d, 0, LETTERS);
    return page_write_pdf(d, &to, notes, err);
}

const char *page_libraries(void)
{
    struct hub_err ignored;
    const struct exchange_so *so;
    return so_open(&so, &ignored) == HUB_OK ? so->libraries() : "";
}
