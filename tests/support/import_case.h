/* SPDX-License-Identifier: MIT */
/* Sheets taken in as files would give them, and what came of it. */
#ifndef TESTS_IMPORT_CASE_H
#define TESTS_IMPORT_CASE_H

#include "hub/service/import.h"
#include "open_hub.h"

enum { IMPORT_SHEETS = 8 };

struct import_case {
    struct open_hub *w;
    struct import_sheet sheets[IMPORT_SHEETS];
    size_t count;
    struct import_options o;
    struct import_report report;
    struct faults faults;
};

void import_sheet_of(struct import_case *t, const char *noun, const char *text);
enum hub_rc import_take(struct import_case *t);
const char *import_told(struct import_case *t);
void import_good(struct import_case *t);
struct import_case import_taken(struct open_hub *w, const char *noun, const char *text);
void import_tells(struct import_case *t, const char *text);
void import_is_fault(struct open_hub *w, const char *noun, const char *text, const char *fault);
void import_counts(struct import_case *t, size_t i, int added, int updated, int same, int kept);
struct record_list import_listed(struct open_hub *w, const char *noun);
size_t import_there(struct open_hub *w, const char *noun);
hub_id import_found(struct open_hub *w, const char *noun, const char *name);

#endif
