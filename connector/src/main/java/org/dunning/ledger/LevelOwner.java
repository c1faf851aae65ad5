package org.dunning.ledger;

/** Who may raise the dunning level of an item. */
public enum LevelOwner {
    /** Our procedure does; a level that the ERP has stored is where an item begins that we meet for the first time. */
    CONNECTOR,
    /** The ERP's own dunning run does: an item is at the stage of the level it has there, and at no other. */
    ERP
}
