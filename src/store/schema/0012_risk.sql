-- SPDX-License-Identifier: MIT
-- A usual sheet serves other events while it holds: those that may are found by their days.
CREATE INDEX risk_sheet_signed ON risk_sheet (signed_on)
    WHERE signed_on IS NOT NULL AND review_on IS NULL AND kind = 'usual';
CREATE INDEX risk_sheet_review ON risk_sheet (review_on, signed_on)
    WHERE signed_on IS NOT NULL AND review_on IS NOT NULL AND kind = 'usual';
