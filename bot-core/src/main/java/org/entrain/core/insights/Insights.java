package org.entrain.core.insights;

import java.util.List;

/** What may be said of a circle, of all that observers know. */
public final class Insights {
    private final List<Observer> observers;

    /** Made once, when the program starts. */
    public Insights(List<Observer> observers) {
        this.observers = List.copyOf(observers);
    }

    /** Who is asked. */
    List<Observer> observers() {
        return observers;
    }
}
