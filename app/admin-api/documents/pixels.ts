/** The app's pixel in the shop; none where it was not turned on. Without one Shopify may say NOT_FOUND. */
export const webPixelQuery = /* GraphQL */ `
  query WebPixel {
    webPixel {
      id
    }
  }
`;

export const webPixelCreateMutation = /* GraphQL */ `
  mutation WebPixelCreate($settings: JSON!) {
    webPixelCreate(webPixel: { settings: $settings }) {
      webPixel {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`;

export const webPixelUpdateMutation = /* GraphQL */ `
  mutation WebPixelUpdate($id: ID!, $settings: JSON!) {
    webPixelUpdate(id: $id, webPixel: { settings: $settings }) {
      webPixel {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`;

export const webPixelDeleteMutation = /* GraphQL */ `
  mutation WebPixelDelete($id: ID!) {
    webPixelDelete(id: $id) {
      deletedWebPixelId
      userErrors {
        code
        message
      }
    }
  }
`;
